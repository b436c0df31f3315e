"""What the programs have in common: the key pair and PyJWT's token of the documentation."""

import os
import time

import jwt

KEY, SECRET = os.environ["VIDEOSDK_API_KEY"], os.environ["VIDEOSDK_SECRET"]
DAY = 86_400


def token() -> str:
    now = int(time.time())
    claims = {"apikey": KEY, "permissions": ["allow_join"], "iat": now, "exp": now + DAY}
    return jwt.encode(claims, SECRET, algorithm="HS256")
