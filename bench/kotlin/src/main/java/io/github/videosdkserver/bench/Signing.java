package io.github.videosdkserver.bench;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.auth0.jwt.interfaces.JWTVerifier;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.videosdkserver.VideoSdkClient;
import io.github.videosdkserver.models.Claims;
import io.github.videosdkserver.models.ParticipantToken;
import io.github.videosdkserver.resources.Tokens;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same participant token by each library, from arguments to text and back. Their keys and parsers are made once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Signing {
    private static final String API_KEY = "11111111-2222-4333-8444-555555555555";
    private static final String SECRET = "162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526";
    private static final String ROOM = "ab12-cd34-ef56";
    private static final String PARTICIPANT = "guest-7";
    private static final byte[] KEY = SECRET.getBytes(StandardCharsets.UTF_8);

    private final VideoSdkClient videosdk = VideoSdkClient.builder().apiKey(API_KEY).secret(SECRET).build();
    private final Tokens tokens = videosdk.getTokens();

    private final Algorithm algorithm = Algorithm.HMAC256(KEY);
    private final JWTVerifier verifier = JWT.require(algorithm).build();

    private final JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();
    private MACSigner macSigner;
    private MACVerifier macVerifier;

    private final SecretKey secretKey = new SecretKeySpec(KEY, "HmacSHA256");
    private final JwtParser parser = Jwts.parser().verifyWith(secretKey).build();

    private final String token = signOurs();

    @Setup
    public void start() throws JOSEException {
        macSigner = new MACSigner(KEY);
        macVerifier = new MACVerifier(KEY);
    }

    @Benchmark
    public final String signOurs() {
        ParticipantToken request =
            ParticipantToken.builder().roomId(ROOM).participantId(PARTICIPANT).expiresIn("2h").build();
        return tokens.participant(request);
    }

    @Benchmark
    public String signAuth0() {
        long now = System.currentTimeMillis();
        return JWT.create()
            .withClaim("apikey", API_KEY)
            .withClaim("permissions", List.of("allow_join"))
            .withClaim("version", 2)
            .withClaim("roles", List.of("rtc"))
            .withClaim("roomId", ROOM)
            .withClaim("participantId", PARTICIPANT)
            .withIssuedAt(new Date(now - 30_000))
            .withExpiresAt(new Date(now + 7_200_000))
            .withJWTId(UUID.randomUUID().toString())
            .sign(algorithm);
    }

    @Benchmark
    public String signNimbus() throws JOSEException {
        long now = System.currentTimeMillis();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
            .claim("apikey", API_KEY)
            .claim("permissions", List.of("allow_join"))
            .claim("version", 2)
            .claim("roles", List.of("rtc"))
            .claim("roomId", ROOM)
            .claim("participantId", PARTICIPANT)
            .issueTime(new Date(now - 30_000))
            .expirationTime(new Date(now + 7_200_000))
            .jwtID(UUID.randomUUID().toString())
            .build();
        SignedJWT signed = new SignedJWT(header, claims);
        signed.sign(macSigner);
        return signed.serialize();
    }

    @Benchmark
    public String signJjwt() {
        long now = System.currentTimeMillis();
        return Jwts.builder()
            .header().type("JWT").and()
            .claim("apikey", API_KEY)
            .claim("permissions", List.of("allow_join"))
            .claim("version", 2)
            .claim("roles", List.of("rtc"))
            .claim("roomId", ROOM)
            .claim("participantId", PARTICIPANT)
            .issuedAt(new Date(now - 30_000))
            .expiration(new Date(now + 7_200_000))
            .id(UUID.randomUUID().toString())
            .signWith(secretKey, Jwts.SIG.HS256)
            .compact();
    }

    @Benchmark
    public Claims verifyOurs() {
        return tokens.verify(token);
    }

    @Benchmark
    public DecodedJWT verifyAuth0() {
        return verifier.verify(token);
    }

    @Benchmark
    public JWTClaimsSet verifyNimbus() throws ParseException, JOSEException {
        SignedJWT signed = SignedJWT.parse(token);
        JWTClaimsSet claims = signed.verify(macVerifier) ? signed.getJWTClaimsSet() : null;
        if (claims == null || claims.getExpirationTime().before(new Date())) {
            throw new IllegalStateException("it is not verified");
        }
        return claims;
    }

    @Benchmark
    public Object verifyJjwt() {
        return parser.parseSignedClaims(token).getPayload();
    }
}
