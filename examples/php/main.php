<?php
// The three endpoints with Debian's PHP alone: get-token, create-meeting, validate-meeting/:meetingId.
// The page's sample for PHP does not parse (no ; after the secret, : in an array), and its token would never expire.
declare(strict_types=1);

const PAGES_OF_THIS_MACHINE = '~^https?://(localhost|127\.0\.0\.1)(:\d+)?$~D';

function setting(string $name): string
{
    return getenv($name) ?: throw new RuntimeException("$name is not set");
}

function base64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

/** A token for clients (role rtc) or for calls to the REST API (role crawler); one for clients cannot call the API. */
function token(string $role, int $lifetime): string
{
    $claims = [
        'apikey' => setting('VIDEOSDK_API_KEY'), 'permissions' => ['allow_join'], 'version' => 2, 'roles' => [$role],
        'iat' => time() - 30, 'exp' => time() + $lifetime, 'jti' => bin2hex(random_bytes(16)),
    ];
    $parts = array_map(json_encode(...), [['alg' => 'HS256', 'typ' => 'JWT'], $claims]);
    $head = implode('.', array_map(base64url(...), $parts));
    return $head . '.' . base64url(hash_hmac('sha256', $head, setting('VIDEOSDK_SECRET'), true));
}

/** The status and the fields that the service answers; 502 when there is no answer to be had. */
function call(string $method, string $path, ?string $body = null): array
{
    $emulator = getenv('VIDEOSDK_EMULATOR');
    $headers = ['Authorization: ' . token('crawler', 600), 'Content-Type: application/json'];
    $http = ['method' => $method, 'header' => $headers, 'content' => $body, 'ignore_errors' => true, 'timeout' => 5];
    $service = $emulator ? "http://$emulator" : 'https://api.videosdk.live';
    $answer = @file_get_contents($service . $path, false, stream_context_create(['http' => $http]));
    $fields = json_decode($answer ?: '', true);
    return is_array($fields) ? [(int) explode(' ', $http_response_header[0])[1], $fields] : [502, []];
}

function answer(string $method, string $path): array
{
    if ($method === 'OPTIONS') {
        return [204, null];
    }
    if ($path === '/get-token') {
        return [200, ['token' => token('rtc', 2 * 3600)]];
    }
    if ($path === '/create-meeting' && $method === 'POST') {
        [$status, $room] = call('POST', '/v2/rooms', '{}');
        return $status === 200 ? [200, ['meetingId' => $room['roomId']]] : [502, ['error' => 'the service made no room']];
    }
    if (preg_match('~^/validate-meeting/([\w-]+)$~D', $path, $found)) {
        [$status] = call('GET', "/v2/rooms/validate/$found[1]");
        return match ($status) {
            200 => [200, ['meetingId' => $found[1], 'valid' => true]],
            400, 402, 404 => [404, ['error' => 'there is no such meeting']],
            default => [502, ['error' => 'the service does not say']],
        };
    }
    return [404, ['error' => 'there is no such route']];
}

[$status, $fields] = answer($_SERVER['REQUEST_METHOD'], parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) ?: '/');
http_response_code($status);
header('Content-Type: application/json');
header('Cache-Control: no-store');
$origin = $_SERVER['HTTP_ORIGIN'] ?? '';
if (preg_match(PAGES_OF_THIS_MACHINE, $origin)) {
    header("Access-Control-Allow-Origin: $origin");
    header('Access-Control-Allow-Headers: authorization, content-type');
}
echo $fields === null ? '' : json_encode($fields);
