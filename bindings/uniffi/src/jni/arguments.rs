//! Reading the arguments that `Arguments.kt` writes: numbers in network order, texts in UTF-8 after their length.

use videosdk_bridge::{ExplainToken, Failure, Lifetime, SignToken, VerifyToken};

/// The length that stands for no text at all, and the number for no list.
const NONE: i32 = -1;

/// The arguments of a call that are not read yet.
pub(super) struct Arguments<'a>(pub(super) &'a [u8]);

impl<'a> Arguments<'a> {
    /// What is to be signed, with its kind in front.
    pub(super) fn sign(&mut self) -> Result<SignToken, Failure> {
        let kind = match self.byte()? {
            0 => "participant",
            1 => "api",
            2 => "classic",
            _ => return Err(unreadable()),
        };
        Ok(SignToken { kind: kind.to_owned(), ..self.participant()? })
    }

    /// What is to be signed several times.
    pub(super) fn participants(&mut self) -> Result<Vec<SignToken>, Failure> {
        (0..self.number()?).map(|_| self.participant()).collect()
    }

    fn participant(&mut self) -> Result<SignToken, Failure> {
        Ok(SignToken {
            kind: String::new(),
            allow_long_lived: self.flag()?,
            not_before: self.flag()?,
            room_id: self.optional_text()?,
            participant_id: self.optional_text()?,
            permissions: self.optional_list()?,
            expires_in: self.lifetime()?,
            claims: self.optional_text()?,
        })
    }

    /// What a token must fit.
    pub(super) fn verify(&mut self) -> Result<VerifyToken, Failure> {
        Ok(VerifyToken {
            use_learned_offset: self.flag()?,
            room_id: self.optional_text()?,
            participant_id: self.optional_text()?,
            permission: self.optional_text()?,
            kind: self.optional_text()?,
            leeway: if self.flag()? { Some(f64::from_be_bytes(self.take()?)) } else { None },
        })
    }

    /// When and for whom a token is explained.
    pub(super) fn explain(&mut self) -> Result<ExplainToken, Failure> {
        Ok(ExplainToken {
            at: if self.flag()? { Some(i64::from_be_bytes(self.take()?)) } else { None },
            room_id: self.optional_text()?,
            participant_id: self.optional_text()?,
        })
    }

    pub(super) fn text(&mut self) -> Result<&'a str, Failure> {
        let length = self.number()?;
        self.text_of(length)
    }

    fn optional_text(&mut self) -> Result<Option<String>, Failure> {
        match self.number()? {
            NONE => Ok(None),
            length => Ok(Some(self.text_of(length)?.to_owned())),
        }
    }

    fn optional_list(&mut self) -> Result<Option<Vec<String>>, Failure> {
        match self.number()? {
            NONE => Ok(None),
            count => (0..count).map(|_| self.text().map(str::to_owned)).collect::<Result<_, _>>().map(Some),
        }
    }

    fn lifetime(&mut self) -> Result<Option<Lifetime>, Failure> {
        Ok(match self.byte()? {
            0 => None,
            1 => Some(Lifetime::Text(self.text()?.to_owned())),
            _ => Some(Lifetime::Seconds(f64::from_be_bytes(self.take()?))),
        })
    }

    fn text_of(&mut self, length: i32) -> Result<&'a str, Failure> {
        let length = usize::try_from(length).map_err(|_| unreadable())?;
        let (text, rest) = self.0.split_at_checked(length).ok_or_else(unreadable)?;
        self.0 = rest;
        str::from_utf8(text).map_err(|_| unreadable())
    }

    fn number(&mut self) -> Result<i32, Failure> {
        Ok(i32::from_be_bytes(self.take()?))
    }

    fn flag(&mut self) -> Result<bool, Failure> {
        Ok(self.byte()? != 0)
    }

    fn byte(&mut self) -> Result<u8, Failure> {
        Ok(u8::from_be_bytes(self.take()?))
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], Failure> {
        let (taken, rest) = self.0.split_first_chunk().ok_or_else(unreadable)?;
        self.0 = rest;
        Ok(*taken)
    }
}

fn unreadable() -> Failure {
    Failure::internal("the arguments of a native are not what they should be")
}
