"""What is done once an answer has gone out."""


def afterwards(response, do):
    """Do it when the answer has been sent, while the connection to the database is still there."""
    close = response.close

    def closing():
        try:
            do()
        finally:
            close()

    response.close = closing
