<?php
// The expected refusal of a form that crashes Laravel: the crashing rule counts as failed. Laravel decides the rest.
//
// Three inputs crash it, each on one field: a NUL within a time (8), 1e400 in a number with bounds, and an exponent
// over 1000 in such a number (10; newer versions refuse it). If a bound crashes, all bounds of that field fail, as they
// do in 11.
// `false` fails every rule of these fields except `max`, with the same messages. So Laravel decides the field with
// `false` as its value, and `max` is added if the field has it.
use Illuminate\Http\Request;
use Illuminate\Validation\ValidationException;

function refusal_instead_of_crash(array $engine, Request $request, ?int $limit): array
{
    $data = $request->all();
    $rules = campaign_rules($limit);
    $crashed = array_filter(array_keys($rules), function ($field) use ($engine, $data, $rules) {
        if (!array_key_exists($field, $data)) return false;
        try {
            $engine['factory']->make([$field => $data[$field]], [$field => $rules[$field]])->passes();
            return false;
        } catch (Throwable $e) {
            return true;
        }
    });
    $validator = $engine['factory']->make(array_merge($data, array_fill_keys($crashed, false)), $rules);
    $validator->passes();
    foreach ($crashed as $field) {
        if (preg_match('~\bmax:(\d+)~', $rules[$field], $max)) $validator->addFailure($field, 'Max', [$max[1]]);
    }
    return refusal(new ValidationException($validator));
}
