"""What the pages of signing in, of one's own account and of the service are called in the trail."""

from trail.places import name_pages


def register():
    """Called once, when everything is ready."""
    name_pages("", **SERVICE, **SIGN_IN, **ACCOUNT)


SERVICE = {
    "guide": "Guide",
    "guide_page": "Page of the guide",
    "home": "Home",
    "person_second_step_remove": "Taking away the second step of a person",
    "person_sessions_end": "Signing a person out everywhere",
    "service": "State of the service",
    "settings": "Settings",
    "year": "The year in pictures",
}
SIGN_IN = {
    "account_carry_on": "Carrying on after sign-in",
    "account_inactive": "Sign-in with a closed account",
    "account_login": "Sign-in",
    "account_logout": "Sign-out",
    "account_reauthenticate": "Password, asked for again",
    "account_reset_password": "Forgotten password",
    "account_reset_password_done": "Link for a forgotten password sent",
    "account_reset_password_from_key": "Choosing a password by a link",
    "account_reset_password_from_key_done": "Password chosen by a link",
    "account_signup": "Opening an account oneself, which nobody can",
    "mfa_authenticate": "Second step of sign-in",
    "mfa_login_webauthn": "Sign-in with a passkey",
    "mfa_reauthenticate": "Code, asked for again",
    "mfa_reauthenticate_webauthn": "Passkey, asked for again",
    "openid_connect_callback": "Sign-in with another account",
    "openid_connect_login": "Going to sign-in with another account",
}
ACCOUNT = {
    "account_change_password": "Changing one's password",
    "account_home": "One's own account",
    "account_second_step": "Choosing a second step",
    "account_session_end": "Ending a session of one's own",
    "account_sessions_end": "Ending the other sessions of one's own",
    "account_set_password": "Setting one's password",
    "mfa_activate_totp": "Adding an authenticator app",
    "mfa_add_webauthn": "Adding a passkey",
    "mfa_deactivate_totp": "Removing an authenticator app",
    "mfa_generate_recovery_codes": "Making new recovery codes",
    "mfa_remove_webauthn": "Removing a passkey",
    "mfa_view_recovery_codes": "Recovery codes",
}
