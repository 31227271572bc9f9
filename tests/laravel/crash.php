<?php
// What a form is refused with on which Laravel itself crashes: the rule that crashed counts as failed, everything else is Laravel's own answer.
//
// Three inputs crash it, each on one field: a NUL inside a time (8), 1e400 in a number with bounds, and there an exponent over 1000 (10; from 11
// on the latter is refused). Where a bound crashes, all bounds of that field fail, as they do in 11. `false` fails every rule of these fields but
// `max`, with the same words; so the field is decided with `false` in its place, and `max` is added where it has one.
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
