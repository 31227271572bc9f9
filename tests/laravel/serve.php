<?php
/**
 * The create-campaign endpoint over HTTP, decided by the real Laravel validator: php -S 127.0.0.1:PORT serve.php
 * answers POST /api/user/campaign (and /user/campaign).
 * No database: the state is one JSON file, and a file beside it (.requests) has a line for every request.
 *
 * Environment: CAMPAIGN_TOKEN  accept only this bearer token (default: any non-empty one)
 *              CAMPAIGN_STATE  state file (default: sys_get_temp_dir()/campaigns-<port>.json)
 *              CAMPAIGN_LIMIT  campaigns allowed by the plan (default 100000); a token ending in "-full" is always
 *                              at its limit
 *              CAMPAIGN_MAX_CALLS  plan's parallel calls limit (default 10; "unlimited")
 *              CAMPAIGN_ASSISTANTS comma list of outbound assistant ids (default: every id except 404 and ids <= 0)
 *              CAMPAIGN_NOW    ISO timestamp for created_at (default: now)
 * Order: 401 -> 403 -> 422 -> 404 -> 201  (?order=validate-first : 401 -> 422 -> 403 -> 404). The order is NOT
 * documented by the service. CORS is open so that browser tests can call it. GET /__health returns 200. GET /__requests
 * returns the requests so far with their headers, the bearer token as a checksum: a test can compare it, and printing
 * the response does not reveal it.
 */
require_once __DIR__ . '/engine.php';
use Illuminate\Http\Request;

function out(int $status, $data, array $headers = []): void
{
    http_response_code($status);
    header('Content-Type: application/json');
    header('Access-Control-Allow-Origin: *');
    header('Access-Control-Allow-Headers: authorization, content-type, accept');
    header('Access-Control-Allow-Methods: GET, POST, OPTIONS');
    foreach ($headers as $h) header($h);
    if ($status !== 204) echo json_encode($data);    // Laravel's JsonResponse default flags: escapes / and non-ASCII
}
/** Returns the request as a line of the log, without the token. */
function seen_request(): array
{
    $headers = array_change_key_case(getallheaders());
    if (isset($headers['authorization'])) {
        $checksum = function ($m) { return $m[1] . 'sha256:' . substr(hash('sha256', $m[2]), 0, 16); };
        $token = $headers['authorization'];
        $headers['authorization'] = preg_replace_callback('~^(Bearer )?(.*)$~s', $checksum, $token, 1);
    }
    ['REQUEST_METHOD' => $method, 'REQUEST_URI' => $path] = $_SERVER;
    return ['method' => $method, 'path' => $path, 'headers' => $headers, 'body' => file_get_contents('php://input')];
}
$env = function (string $k, $d) { $v = getenv($k); return $v === false || $v === '' ? $d : $v; };
$engine = boot_engine();
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$file = $env('CAMPAIGN_STATE', sys_get_temp_dir() . '/campaigns-' . $_SERVER['SERVER_PORT'] . '.json');
if ($path === '/__requests') {
    $lines = is_file("$file.requests") ? file("$file.requests", FILE_IGNORE_NEW_LINES) : [];
    out(200, array_map('json_decode', $lines)); return true;
}
if ($path !== '/__health') {
    $line = json_encode(seen_request(), JSON_INVALID_UTF8_SUBSTITUTE) . "\n";
    file_put_contents("$file.requests", $line, FILE_APPEND | LOCK_EX);
}
if ($_SERVER['REQUEST_METHOD'] === 'OPTIONS') { out(204, null); return true; }
if ($path === '/__health') {
    out(200, ['ok' => true, 'laravel' => $engine['version'], 'php' => PHP_VERSION]); return true;
}
if (!in_array($path, ['/api/user/campaign', '/user/campaign'], true)) {
    out(404, ['message' => 'The route ' . ltrim($path, '/') . ' could not be found.']); return true;
}
try {
    $request = through_middleware(Request::capture());
    $method = $request->getMethod();    // A "_method" key in the JSON body overrides POST, as in a Laravel application.
    if ($method !== 'POST') {
        $message = "The $method method is not supported for this route. Supported methods: POST.";
        out(405, ['message' => $message], ['Allow: POST']); return true;
    }
    $token = $request->bearerToken();
    $want = $env('CAMPAIGN_TOKEN', '');
    if ((string) $token === '' || ($want !== '' && $token !== $want && $token !== "$want-full")) {
        out(401, ['message' => 'Unauthenticated.']); return true;
    }

    $fh = fopen($file, 'c+'); flock($fh, LOCK_EX);
    $state = json_decode(stream_get_contents($fh) ?: '', true) ?: ['next' => 1, 'count' => 0];
    $full = $state['count'] >= (int) $env('CAMPAIGN_LIMIT', 100000) || substr($token, -5) === '-full';
    $limitReached = ['message' => 'You have reached the maximum number of campaigns allowed by your plan.'];
    $validateFirst = ($_GET['order'] ?? '') === 'validate-first';
    if ($full && !$validateFirst) { out(403, $limitReached); return true; }

    // A Laravel application redirects back if the client does not accept JSON.
    if (!$request->expectsJson()) { out(302, null, ['Location: /']); return true; }
    $limit = $env('CAMPAIGN_MAX_CALLS', 10);
    $r = decide(campaign_validator($engine, $request, $limit === 'unlimited' ? null : (int) $limit));
    if ($r['status'] !== 201) {
        out($r['status'], ['message' => $r['message'], 'errors' => $r['errors']]); return true;
    }
    if ($full) { out(403, $limitReached); return true; }

    $v = (array) $r['validated'];
    $id = (int) $v['assistant_id'];
    $known = array_filter(array_map('trim', explode(',', $env('CAMPAIGN_ASSISTANTS', ''))), 'strlen');
    if ($known ? !in_array((string) $id, $known, true) : ($id <= 0 || $id === 404)) {
        out(404, ['message' => 'Assistant not found or not an outbound assistant.']); return true;
    }

    $time = function ($x) { return strlen((string) $x) === 5 ? "$x:00" : $x; };
    $now = $env('CAMPAIGN_NOW', gmdate('Y-m-d\TH:i:s.000000\Z'));
    $data = [    // Exactly the keys of the documented 201 body, with the documented defaults.
        'id' => $state['next']++,
        'name' => $v['name'],
        'status' => 'draft',
        'max_calls_in_parallel' => (int) ($v['max_calls_in_parallel'] ?? 3),
        'mark_complete_when_no_leads' => (bool) ($v['mark_complete_when_no_leads'] ?? true),
        'allowed_hours_start_time' => $time($v['allowed_hours_start_time'] ?? '00:00'),
        'allowed_hours_end_time' => $time($v['allowed_hours_end_time'] ?? '23:59'),
        'allowed_days' => array_values($v['allowed_days'] ?? explode(',', DAYS)),
        'max_retries' => (int) ($v['max_retries'] ?? 3),
        'retry_interval' => (int) ($v['retry_interval'] ?? 60),
        'created_at' => $now,
        'updated_at' => $now,
    ];
    $state['count']++;
    ftruncate($fh, 0); rewind($fh); fwrite($fh, json_encode($state)); fflush($fh); flock($fh, LOCK_UN); fclose($fh);
    out(201, ['message' => 'Campaign created successfully', 'data' => $data]);
} catch (Throwable $e) {
    error_log((string) $e);
    out(500, ['message' => 'Server Error']);               // Laravel with APP_DEBUG=false
}
return true;
