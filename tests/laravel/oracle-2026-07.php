<?php
/**
 * The second contract decided by the real Laravel validator, in the format of oracle.php.
 * in : {"id":..., "body_b64": "...", "max_calls_in_parallel": N|null}
 * out: {"id":...,"status":201,"validated":{...}} | {"id":...,"status":422,"message":...,"errors":{...}}
 *      | {"id":...,"status":500} if Laravel crashed
 * A validated value with INF, for which JSON has no number, holds 0 instead.
 */
require __DIR__ . '/engine-2026-07.php';

date_default_timezone_set('UTC');    // No answer depends on it.
$engine = boot_engine();
while (($line = fgets(STDIN)) !== false) {
    if (trim($line) === '') continue;
    $q = json_decode($line, true, 64, JSON_THROW_ON_ERROR);
    $request = campaign_request(base64_decode($q['body_b64']));
    $rules = campaign_rules_2026_07($q['max_calls_in_parallel'] ?? 10, $request);
    try {
        $answer = decide($engine['factory']->make($request->all(), $rules));
    } catch (Throwable $e) {
        $answer = ['status' => 500];
    }
    echo json_encode(['id' => $q['id']] + $answer, JSON_FLAGS, 1024), "\n";
}
