from flask import Flask
from shared import token

app = Flask(__name__)


@app.get("/get-token")
def get_token() -> dict[str, str]:
    return {"token": token()}
