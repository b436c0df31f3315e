//! How well it went: made-up numbers in the documented shape, since no media flow here.

use serde_json::{Value, json};

use super::routes::{find, find_attendance};
use super::{Attendance, Session};
use crate::answer::Answer;
use crate::rooms::routes::Outcome;
use crate::routes::Call;
use crate::time::iso;

/// How far apart the samples are, in milliseconds.
const STEP: i64 = 10_000;

/// Of a long session only the latest samples are shown.
const MOST_SAMPLES: i64 = 100;

/// `GET /v2/sessions/{sessionId}/stats`.
pub(crate) fn of_session(call: &Call<'_>) -> Outcome {
    let now = call.service.time.millis();
    let mut state = call.service.state();
    let session = find(&mut state, call.parameter(0))?;
    let on = |log: fn(&Attendance) -> &super::Spans, time: i64| {
        session.attendances().any(|attendance| log(attendance).hold(time))
    };
    let stats: Vec<Value> = times(session, now)
        .map(|time| {
            sample(time, on(|attendance| &attendance.mic, time), on(|attendance| &attendance.webcam, time))
        })
        .collect();
    let stats = json!({ "sessionId": session.id, "meetingId": session.room_id, "stats": stats });
    Ok(Answer::ok(stats).assuming("stats"))
}

/// `GET /v2/sessions/{sessionId}/participant/{participantId}/stats`; `participant` is the documented word.
pub(crate) fn of_participant(call: &Call<'_>) -> Outcome {
    let now = call.service.time.millis();
    let mut state = call.service.state();
    let session = find(&mut state, call.parameter(0))?;
    let attendance = find_attendance(session, call.parameter(1))?;
    let times: Vec<i64> = times(session, now).filter(|&time| attendance.stays.hold(time)).collect();
    let stats: Vec<Value> = times
        .iter()
        .map(|&time| sample(time, attendance.mic.hold(time), attendance.webcam.hold(time)))
        .collect();
    let usage: Vec<Value> =
        times.iter().map(|&time| resolutions(time, attendance.webcam.hold(time))).collect();
    let stats = json!({
        "sessionId": session.id,
        "meetingId": session.room_id,
        "participantId": attendance.participant_id,
        "participantName": attendance.name,
        "deviceInfo": { "deviceName": "emulator", "deviceVersion": env!("CARGO_PKG_VERSION") },
        "sdkInfo": { "sdkName": "emulator", "sdkVersion": env!("CARGO_PKG_VERSION") },
        "location": { "country": "unknown", "city": "unknown", "region": "unknown" },
        "network": { "asn": "unknown", "org": "unknown" },
        "stats": stats,
        "resolutionUsage": usage,
    });
    Ok(Answer::ok(stats).assuming("stats"))
}

/// When samples were taken: at the start of the session, and each step from there on to its end.
fn times(session: &Session, now: i64) -> impl Iterator<Item = i64> + use<> {
    let start = session.start;
    let last = (session.end.unwrap_or(now) - start).max(0) / STEP;
    ((last + 1 - MOST_SAMPLES).max(0)..=last).map(move |number| start + number * STEP)
}

fn sample(time: i64, mic: bool, webcam: bool) -> Value {
    let rate = |on: bool, rate: u32| if on { rate } else { 0 };
    json!({
        "time": iso(time),
        "recvAudioPacketLost": 0,
        "recvVideoPacketLost": 0,
        "sendAudioPacketLost": 0,
        "sendVideoPacketLost": 0,
        "averageAudioRtt": 0.5,
        "averageVideoRtt": 0.25,
        "averageAudioJitter": 0,
        "averageVideoJitter": 2,
        "averageSendAudioBitrate": rate(mic, 60_000),
        "averageSendVideoBitrate": rate(webcam, 250_000),
        "averageRecvAudioBitrate": rate(mic, 60_000),
        "averageRecvVideoBitrate": rate(webcam, 250_000),
        "qualityScore": { "audio": 4.4, "video": 4.1 },
    })
}

fn resolutions(time: i64, webcam: bool) -> Value {
    json!({
        "180": 0, "360": 0, "720": u8::from(webcam), "1080": 0, "1440": 0, "2160": 0, "time": iso(time),
    })
}
