//! How often something may happen, as its owner writes it: `30/min burst 10`.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// So many times in a while on average, and so many at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    count: u32,
    period: Duration,
    burst: u32,
}

impl Rate {
    /// The most that a count or a burst may be: a million.
    const MOST: u32 = 1_000_000;

    /// `count` times in a `period` on average, `burst` at once.
    ///
    /// Limits: counts of 1 to a million, a period of 1 second to a day.
    pub fn new(count: u32, period: Duration, burst: u32) -> Result<Self, String> {
        let counts = 1..=Self::MOST;
        let periods = Duration::from_secs(1)..=Duration::from_secs(86_400);
        if !counts.contains(&count) || !counts.contains(&burst) || !periods.contains(&period) {
            return Err(Self::ALLOWED.to_owned());
        }
        Ok(Self { count, period, burst })
    }

    /// What a rate looks like, for the text of a fault.
    pub(crate) const ALLOWED: &str =
        "a count of 1 to 1000000 by s, min, h or day, and how many at once, such as \"30/min burst 10\"";

    /// The time that one takes up.
    pub fn interval(&self) -> Duration {
        self.period / self.count
    }

    /// How far ahead of the present the last one of a burst may reach.
    pub fn tolerance(&self) -> Duration {
        self.interval() * self.burst
    }

    /// The same rate as one of several copies of a server has it, so that all of them together keep to it.
    pub(crate) fn shared_by(&self, instances: u32) -> Self {
        let instances = instances.max(1);
        // Longer periods instead of smaller counts: a rate of 1 can be divided too.
        Self { period: self.period * instances, burst: (self.burst / instances).max(1), ..*self }
    }
}

impl FromStr for Rate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let (rate, burst) = match text.split_once("burst") {
                Some((rate, burst)) => (rate, Some(burst.trim().parse().ok()?)),
                None => (text, None),
            };
            let (count, unit) = rate.trim().split_once('/')?;
            let count = count.trim().parse().ok()?;
            let seconds = match unit.trim() {
                "s" | "sec" | "second" => 1,
                "min" | "minute" => 60,
                "h" | "hour" => 3_600,
                "day" => 86_400,
                _ => return None,
            };
            Self::new(count, Duration::from_secs(seconds), burst.unwrap_or(count)).ok()
        };
        read().ok_or_else(|| Self::ALLOWED.to_owned())
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.period.as_secs() {
            1 => "s".to_owned(),
            60 => "min".to_owned(),
            3_600 => "h".to_owned(),
            86_400 => "day".to_owned(),
            seconds => format!("{seconds}s"),
        };
        write!(formatter, "{}/{unit} burst {}", self.count, self.burst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_read_as_they_are_written() {
        for (text, expected) in [
            ("30/min burst 10", "30/min burst 10"),
            (" 5 / minute burst 5", "5/min burst 5"),
            ("2/s", "2/s burst 2"),
            ("100/hour burst 1", "100/h burst 1"),
            ("1/day", "1/day burst 1"),
        ] {
            assert_eq!(text.parse::<Rate>().unwrap().to_string(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_rate_is_refused() {
        for text in [
            "",
            "30",
            "30/fortnight",
            "0/min",
            "-1/min",
            "1/min burst 0",
            "1000001/s",
            "1/min burst",
            "1.5/s",
        ] {
            assert_eq!(text.parse::<Rate>(), Err(Rate::ALLOWED.to_owned()), "{text}");
        }
    }

    #[test]
    fn copies_of_a_server_share_a_rate() {
        let rate: Rate = "60/min burst 10".parse().unwrap();
        assert_eq!(rate.interval(), Duration::from_secs(1));
        assert_eq!(rate.shared_by(4).interval(), Duration::from_secs(4));
        assert_eq!(rate.shared_by(4).burst, 2);
        assert_eq!(rate.shared_by(0), rate);
    }
}
