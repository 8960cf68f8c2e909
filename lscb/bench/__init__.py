"""Measuring what the product promises about speed and memory; `script/bench` runs it.

Two throw-away databases are made in `var/bench/`: the demo board with one year and with ten. Two
processes of ours (`worker.py`), one for each, render the pages in turn, so that whatever else the
machine does falls on all alike. What is promised stands in `promises.py`, the pages in `pages.py`.
"""
