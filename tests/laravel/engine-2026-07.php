<?php
// The rules of the second contract, in the order of the vendor's pages of July 2026 (docs/contract-2026-07.md).
require_once __DIR__ . '/engine.php';
use Illuminate\Http\Request;
use Illuminate\Validation\Rule;

function campaign_rules_2026_07(int $limit, Request $request): array
{
    $is_call = fn () => ($request->input('channel') ?? 'call') === 'call';
    return [
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
}
