from fastapi import FastAPI
from shared import token

app = FastAPI()


@app.get("/get-token")
async def get_token() -> dict[str, str]:
    return {"token": token()}
