<?php
// Variants of the same endpoint, selected by CAMPAIGN_VARIANT. A calibration must infer them.
//   german         every message and some field names from a translation
//   min-max        `min` and `max` instead of `between`
//   bail           the first failed rule ends a field
//   not-nullable   an optional field may be left out, but not be null
//   string-zone    `string` before `timezone`
//   extra-field    one more required field
//   own-message    a top-level message of its own

function variant(): string
{
    return getenv('CAMPAIGN_VARIANT') ?: '';
}

/** Returns the rules of the variant. */
function variant_rules(array $rules): array
{
    switch (variant()) {
        case 'min-max':
            return preg_replace('~between:(\d+),(\d+)~', 'min:$1|max:$2', $rules);
        case 'bail':
            return preg_replace('~^~', 'bail|', $rules);
        case 'not-nullable':
            return preg_replace('~^nullable\|~', 'sometimes|', $rules);
        case 'string-zone':
            return array_merge($rules, ['timezone' => 'nullable|string|timezone']);
        case 'extra-field':
            return $rules + ['leads' => 'required|array'];
    }
    return $rules;
}

/** Returns the variant's response to a refused form. */
function variant_message(string $message): string
{
    return variant() === 'own-message' ? 'Please correct 1 or more fields.' : $message;
}

/** Returns Laravel's translations in the variant. */
function variant_translations(Illuminate\Translation\ArrayLoader $loader): void
{
    if (variant() !== 'german') return;
    $loader->addMessages('en', 'validation', german_messages());
    $loader->addMessages('en', '*', [
        'The given data was invalid.' => 'Die gegebenen Daten waren ungültig.',
        '(and :count more error)' => '(und :count weiterer Fehler)',
        '(and :count more errors)' => '(und :count weitere Fehler)',
    ]);
}

/** In the style of the usual German translation, whose sentences begin with the field's name. */
function german_messages(): array
{
    return [
        'array' => ':Attribute muss ein Array sein.',
        'between' => ['numeric' => ':Attribute muss zwischen :min & :max liegen.'],
        'boolean' => ":Attribute muss entweder 'true' oder 'false' sein.",
        'date_format' => ':Attribute entspricht nicht dem gültigen Format für :format.',
        'distinct' => ':Attribute beinhaltet einen bereits vorhandenen Wert.',
        'in' => 'Der gewählte Wert „:input“ für :attribute ist ungültig.',
        'integer' => ':ATTRIBUTE muss eine ganze Zahl sein, nicht „:input“.',
        'max' => [
            'numeric' => ':Attribute darf maximal :max sein.',
            'string' => ':Attribute darf maximal :max Zeichen haben.',
        ],
        'min' => ['numeric' => ':Attribute muss mindestens :min sein.'],
        'required' => ':Attribute muss ausgefüllt werden.',
        'string' => ':Attribute muss ein String sein.',
        'timezone' => ':Attribute muss eine gültige Zeitzone sein (:input).',
        'custom' => ['name' => ['required' => 'Wie soll die Kampagne heißen?']],
        'attributes' => ['timezone' => 'Zeitzone', 'max_retries' => 'Wiederholungen'],
    ];
}
