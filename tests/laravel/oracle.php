<?php
/**
 * The create-campaign rules decided by the real Laravel validator: JSON lines on stdin -> JSON lines on stdout, in the
 * same order.
 *   php oracle.php < cases.jsonl                                     Laravel 8.83, Debian 12's
 *   LARAVEL_PHP=DIR/usr/share/php php oracle.php < cases.jsonl       the Laravel that get-laravel10.sh put into DIR
 *   php oracle.php --about                      versions, and the number and checksum of the accepted time zones
 * in : {"id":..., "body": "<raw JSON text>" | "body_b64": "...", "max_calls_in_parallel": N|"unlimited"|null,
 *       "cells": true?}
 *      null: no limit is given, so the documented cap of 10 applies
 * out: {"id":...,"status":201,"validated":{...}} | {"id":...,"status":422,"message":...,"errors":{...}}
 *      | {"id":...,"status":500,"exception":"Class","detail":"...","refusal":{"message":...,"errors":{...}}}
 *      (see crash.php), and if requested and Laravel did not crash, "cells" (see cells.php)
 */
require __DIR__ . '/engine.php';
require __DIR__ . '/cells.php';
require __DIR__ . '/crash.php';

$engine = boot_engine();
if (($argv[1] ?? '') === '--about') {
    $zones = timezone_identifiers_list();
    $checksum = hash('crc32b', implode("\n", $zones));
    $about = ['laravel' => $engine['version'], 'php' => PHP_VERSION, 'zones' => count($zones), 'crc32' => $checksum];
    echo json_encode($about), "\n";
    exit;
}
while (($line = fgets(STDIN)) !== false) {
    if (trim($line) === '') continue;
    $q = json_decode($line, true, 64, JSON_THROW_ON_ERROR);
    $request = campaign_request(isset($q['body_b64']) ? base64_decode($q['body_b64']) : $q['body']);
    $limit = $q['max_calls_in_parallel'] ?? 10;
    if ($limit === 'unlimited') $limit = null;
    $validator = campaign_validator($engine, $request, $limit);
    try {
        $answer = decide($validator);
    } catch (Throwable $e) {
        $refusal = refusal_instead_of_crash($engine, $request, $limit);
        $answer = ['status' => 500, 'exception' => get_class($e), 'detail' => $e->getMessage(), 'refusal' => $refusal];
    }
    if (($q['cells'] ?? false) && $answer['status'] !== 500) $answer['cells'] = cells($request, $validator, $limit);
    echo json_encode(['id' => $q['id']] + $answer, JSON_FLAGS), "\n";
}
