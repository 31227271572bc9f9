<?php
// The rules that ran on a form and their results, from Laravel's list of failed rules, for the property test.
//
// {"name.required": [passed, failed], ...}, 1 or 0 each. A rule on list elements can have both. A rule ran if its field
// was present and not null after the middleware. `required` always runs, and if it failed no later rule ran. The rules
// of elements run on every element.
use Illuminate\Http\Request;
use Illuminate\Validation\Validator;

function cells(Request $request, Validator $validator, ?int $limit): array
{
    $data = $request->all();
    $failed = $validator->failed();
    $cells = [];
    foreach (campaign_rules($limit) as $field => $rules) {
        $nameOf = function ($rule) { return explode(':', $rule)[0]; };
        $names = array_diff(array_map($nameOf, explode('|', $rules)), ['nullable']);
        foreach ($names as $name) {
            $studly = str_replace('_', '', ucwords($name, '_'));
            if (substr($field, -2) === '.*') {
                $list = $data[substr($field, 0, -2)] ?? null;
                $ran = is_array($list) ? count($list) : 0;
                $lost = count(array_filter($failed, function ($rules, $key) use ($field, $studly) {
                    return isset($rules[$studly]) && strncmp($key, $field, strlen($field) - 1) === 0;
                }, ARRAY_FILTER_USE_BOTH));
            } else {
                $ran = (int) ($name === 'required' || (isset($data[$field]) && !isset($failed[$field]['Required'])));
                $lost = (int) isset($failed[$field][$studly]);
            }
            if ($ran > 0) $cells["$field.$name"] = [(int) ($ran > $lost), (int) ($lost > 0)];
        }
    }
    return $cells;
}
