<?php
// The rules of the second contract, in the order of the vendor's pages of July 2026 (docs/contract-2026-07.md).
require_once __DIR__ . '/engine.php';
use Illuminate\Http\Request;
use Illuminate\Validation\Rule;

function campaign_rules_2026_07(int $limit, Request $request): array
{
    $is_call = fn () => ($request->input('channel') ?? 'call') === 'call';
    $rules = [
        'name' => 'required|string|max:255',
        'channel' => 'nullable|in:call,whatsapp,sms',
        'timezone' => 'nullable|timezone',
        'schedule_windows' => 'nullable|array',
        'schedule_windows.*.start' => 'required|date_format:H:i',
        'schedule_windows.*.end' => 'required|date_format:H:i',
        'allowed_hours_start_time' => 'nullable|date_format:H:i',
        'allowed_hours_end_time' => 'nullable|date_format:H:i',
        'scheduled_start_at' => 'nullable|date',
        'allowed_days' => 'nullable|array',
        'allowed_days.*' => 'in:' . DAYS,
        'max_retries' => 'nullable|integer|between:1,5',
        'retry_interval' => 'nullable|integer|between:10,4320',
        'mark_complete_when_no_leads' => 'nullable|boolean',
        'assistant_id' => [Rule::requiredIf($is_call), 'nullable', 'integer'],
        'max_calls_in_parallel' => 'nullable|integer|min:1|max:' . $limit,
        'phone_number_ids' => 'nullable|array',
        'phone_number_ids.*' => 'integer',
        'retry_on_voicemail' => 'nullable|boolean',
        'retry_on_goal_incomplete' => 'nullable|boolean',
        'goal_completion_variable' => 'nullable|string',
        'fallback_channel' => 'nullable|in:whatsapp,sms',
        'fallback_whatsapp_sender_id' => 'required_if:fallback_channel,whatsapp|nullable|integer',
        'fallback_whatsapp_template_id' => 'required_if:fallback_channel,whatsapp|nullable|integer',
        'fallback_sms_from_phone_number_id' => 'required_if:fallback_channel,sms|nullable|integer',
        'fallback_sms_body' => 'required_if:fallback_channel,sms|nullable|string',
        'fallback_variable_mapping' => 'nullable|array',
        'whatsapp_sender_id' => 'required_if:channel,whatsapp|nullable|integer',
        'whatsapp_template_id' => 'required_if:channel,whatsapp|nullable|integer',
        'text_variable_mapping' => 'nullable|array',
        'messages_per_minute' => 'nullable|integer|between:1,10',
        'sms_from_phone_number_id' => 'required_if:channel,sms|nullable|integer',
        'sms_body' => 'required_if:channel,sms|nullable|string|max:1600',
    ];
    foreach (explode('+', variant()) as $variant) $rules = reading_2026_07($variant, $request, $rules);
    return $rules;
}

/**
 * Returns the rules of another reading of the pages. CAMPAIGN_VARIANT selects it, or several with `+` between them.
 * A calibration must infer it. `2026-02` is a server of the first contract.
 */
function reading_2026_07(string $variant, Request $request, array $rules): array
{
    $add = fn (array $more) => array_map(fn ($name) => isset($more[$name])
        ? array_merge(is_array($rules[$name]) ? $rules[$name] : explode('|', $rules[$name]), (array) $more[$name])
        : $rules[$name], array_combine(array_keys($rules), array_keys($rules)));
    $with = fn (array $other) => array_merge($rules, $other);
    $fails = fn (callable $is_wrong) => function ($attribute, $value, $fail) use ($is_wrong) {
        if ($is_wrong($value)) $fail("The $attribute is refused.");
    };
    $minutes = fn ($time) => (int) substr($time, 0, 2) * 60 + (int) substr($time, 3);
    $in_order = function ($windows, $is_wrong) use ($minutes) {
        $before = -1;
        foreach ($windows as $window) {
            if (!is_array($window) || !is_string($window['start'] ?? 0) || !is_string($window['end'] ?? 0)) continue;
            [$start, $end] = [$minutes($window['start']), $minutes($window['end'])];
            if ($is_wrong($start, $end, $before)) return true;
            $before = $end;
        }
        return false;
    };
    $windows = fn ($is_wrong) => ['schedule_windows' => $fails(fn ($value) => is_array($value)
        && $in_order($value, $is_wrong))];
    $has_account_ids = ['whatsapp_sender_id' => 'in:7', 'fallback_whatsapp_template_id' => 'in:15',
        'phone_number_ids.*' => 'in:11,12', 'assistant_id' => 'in:127'];
    // The rules of some fields are for one channel only.
    $only = function (string $pattern, string $channel) use ($rules) {
        $other = implode('|', array_map(fn ($name) => "exclude_if:channel,$name",
            array_diff(['call', 'whatsapp', 'sms'], [$channel])));
        foreach (preg_grep("~^($pattern)~", array_keys($rules)) as $name) {
            $own = is_array($rules[$name]) ? $rules[$name] : explode('|', $rules[$name]);
            $rules[$name] = array_merge(explode('|', $other), $own);
        }
        return $rules;
    };
    switch ($variant) {
        case '2026-02': return campaign_rules(10);
        case 'distinct-numbers': return $add(['phone_number_ids.*' => 'distinct']);
        case 'distinct-days': return $add(['allowed_days.*' => 'distinct']);
        case 'goal-max': return $add(['goal_completion_variable' => 'max:255']);
        case 'goal-required':
            return $add(['goal_completion_variable' => 'required_if:retry_on_goal_incomplete,true,1']);
        case 'sms-max': return $with(['sms_body' => 'required_if:channel,sms|nullable|string|max:300']);
        case 'fallback-max': return $add(['fallback_sms_body' => 'max:1600']);
        case 'unless-messages':
            return $with(['assistant_id' => 'required_unless:channel,whatsapp,sms|nullable|integer']);
        case 'null-channel':
            $is_call = fn () => $request->input('channel', 'call') === 'call';
            return $with(['assistant_id' => [Rule::requiredIf($is_call), 'nullable', 'integer']]);
        case 'no-channel': return $with(['assistant_id' => 'required_if:channel,call|nullable|integer']);
        case 'call-fallback':
            return $add(['fallback_channel' => $fails(fn () => $request->input('channel') !== 'call')]);
        case 'array-windows': return $rules + ['schedule_windows.*' => 'array:start,end'];
        case 'some-windows': return $add(['schedule_windows' => 'min:1']);
        case 'own-calls':
            return $only('assistant_id|max_calls|phone_number_ids$|retry_on|goal', 'call');
        case 'own-whatsapp': return $only('whatsapp_|text_', 'whatsapp');
        case 'own-sms': return $only('sms_', 'sms');
        case 'own-fallback': return $only('fallback_', 'call');
        case 'own-windows': return $only('schedule_windows$|scheduled_', 'call');
        case 'text-mapping':
            return $rules + ['text_variable_mapping.*' => 'string', 'fallback_variable_mapping.*' => 'string'];
        case 'iso-start': return $add(['scheduled_start_at' => 'date_format:Y-m-d\TH:i:sP']);
        case 'future-start': return $add(['scheduled_start_at' => 'after:now']);
        case 'not-nullable':
            return array_map(
                fn ($rule) => is_string($rule) ? preg_replace('~^nullable\|~', 'sometimes|', $rule) : $rule, $rules);
        case 'seconds':
            foreach (['start', 'end'] as $side) $rules["allowed_hours_{$side}_time"] = 'nullable|date_format:H:i:s';
            return $rules;
        case 'short-hours':
            foreach (['start', 'end'] as $side) $rules["allowed_hours_{$side}_time"] = 'nullable|date_format:G:i';
            return $rules;
        case 'equal-times': return $add($windows(fn ($start, $end) => $start === $end));
        case 'overnight': return $add($windows(fn ($start, $end) => $end < $start));
        case 'overlap': return $add($windows(fn ($start, $end, $before) => $start < $before));
        case 'either-hours':
            return $add(['schedule_windows' => $fails(fn () => $request->input('allowed_hours_start_time') !== null)]);
        case 'account-ids': return $add($has_account_ids);
    }
    return $rules;
}
