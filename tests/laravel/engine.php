<?php
// The create-campaign rules on a real Laravel validator and its request middleware, without an application skeleton,
// for oracle.php and serve.php. Laravel is Debian 12's (8.83) in /usr/share/php, or the one under LARAVEL_PHP: 10.48 by
// get-laravel10.sh, with the trimming of 11 and newer. So it answers as 11, 12 and 13 do, except for numbers with an
// exponent over 1000, on which 10 crashes.
require_once __DIR__ . '/variants.php';
use Illuminate\Http\Request;

const JSON_FLAGS = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION
    | JSON_PARTIAL_OUTPUT_ON_ERROR;
const DAYS = 'monday,tuesday,wednesday,thursday,friday,saturday,sunday';

/** The rules in the server's order. A limit of null stands for a plan without one: then there is no `max`. */
function campaign_rules(?int $limit): array
{
    return variant_rules([
        'name' => 'required|string|max:255',
        'assistant_id' => 'required|integer',
        'timezone' => 'nullable|timezone',
        'max_calls_in_parallel' => 'nullable|integer|min:1' . ($limit === null ? '' : "|max:$limit"),
        'allowed_hours_start_time' => 'nullable|date_format:H:i',
        'allowed_hours_end_time' => 'nullable|date_format:H:i',
        'allowed_days' => 'nullable|array',
        'allowed_days.*' => 'in:' . DAYS,
        'max_retries' => 'nullable|integer|between:1,5',
        'retry_interval' => 'nullable|integer|between:10,4320',
        'retry_on_voicemail' => 'nullable|boolean',
        'retry_on_goal_incomplete' => 'nullable|boolean',
        'goal_completion_variable' => 'nullable|string|max:255',
        'mark_complete_when_no_leads' => 'nullable|boolean',
        'phone_number_ids' => 'nullable|array',
        'phone_number_ids.*' => 'integer|distinct',
    ]);
}

/** The Laravel 8 messages of these rules, equal to the laravel/laravel v8.6.12 skeleton. Debian ships no lang files. */
function v8_messages(): array
{
    return [
        'array' => 'The :attribute must be an array.',
        'between' => [
            'numeric' => 'The :attribute must be between :min and :max.',
            'file' => 'The :attribute must be between :min and :max kilobytes.',
            'string' => 'The :attribute must be between :min and :max characters.',
            'array' => 'The :attribute must have between :min and :max items.',
        ],
        'boolean' => 'The :attribute field must be true or false.',
        'date' => 'The :attribute is not a valid date.',
        'date_format' => 'The :attribute does not match the format :format.',
        'distinct' => 'The :attribute field has a duplicate value.',
        'in' => 'The selected :attribute is invalid.',
        'integer' => 'The :attribute must be an integer.',
        'max' => [
            'numeric' => 'The :attribute must not be greater than :max.',
            'file' => 'The :attribute must not be greater than :max kilobytes.',
            'string' => 'The :attribute must not be greater than :max characters.',
            'array' => 'The :attribute must not have more than :max items.',
        ],
        'min' => [
            'numeric' => 'The :attribute must be at least :min.',
            'file' => 'The :attribute must be at least :min kilobytes.',
            'string' => 'The :attribute must be at least :min characters.',
            'array' => 'The :attribute must have at least :min items.',
        ],
        'required' => 'The :attribute field is required.',
        'required_if' => 'The :attribute field is required when :other is :value.',
        'string' => 'The :attribute must be a string.',
        'timezone' => 'The :attribute must be a valid timezone.',
        'custom' => [],
        'attributes' => [],
    ];
}

function boot_engine(): array
{
    // As Illuminate\Foundation\Bootstrap\HandleExceptions: warnings/notices become ErrorException (=> HTTP 500),
    // deprecations are only logged.
    error_reporting(E_ALL);
    set_error_handler(function ($level, $message, $file = '', $line = 0) {
        if (in_array($level, [E_DEPRECATED, E_USER_DEPRECATED], true)) return true;
        if (error_reporting() & $level) throw new ErrorException($message, 0, $level, $file, $line);
        return true;
    });
    $php = getenv('LARAVEL_PHP') ?: '/usr/share/php';
    require_once "$php/Illuminate/autoload.php";
    spl_autoload_register(function ($c) use ($php) {   // Debian's map leaves Illuminate\Foundation to the application
        if (strncmp($c, 'Illuminate\\Foundation\\', 22) === 0) {
            $f = "$php/" . strtr($c, '\\', '/') . '.php';
            if (is_file($f)) require_once $f;
        }
    });
    $loader = new Illuminate\Translation\ArrayLoader;
    $lang = "$php/Illuminate/Translation/lang/en/validation.php";   // shipped by the framework since 10
    $loader->addMessages('en', 'validation', is_file($lang) ? require $lang : v8_messages());
    variant_translations($loader);
    $app = new Illuminate\Container\Container;
    Illuminate\Container\Container::setInstance($app);
    $translator = new Illuminate\Translation\Translator($loader, 'en');
    $translator->setFallback('en');
    $factory = new Illuminate\Validation\Factory($translator, $app);
    $app->instance('translator', $translator);
    $app->instance('validator', $factory);
    Illuminate\Support\Facades\Facade::setFacadeApplication($app);
    return ['factory' => $factory, 'version' => Illuminate\Foundation\Application::VERSION];
}

/** A real Illuminate request, passed through the two real global middleware of a Laravel application. */
function campaign_request(string $body): Request
{
    $request = Request::create('http://localhost/api/user/campaign', 'POST', [], [], [], [
        'CONTENT_TYPE' => 'application/json', 'HTTP_ACCEPT' => 'application/json'], $body);
    return through_middleware($request);
}
/**
 * TrimStrings as shipped in 8. For 10 with the code points that 11 and newer strip (../conformance/whitespace_sets.txt,
 * which oracle.test.mjs compares).
 */
function trim_strings(): object
{
    if (version_compare(Illuminate\Foundation\Application::VERSION, '10', '<')) {
        return new Illuminate\Foundation\Http\Middleware\TrimStrings;
    }
    return new class extends Illuminate\Foundation\Http\Middleware\TrimStrings {
        protected function transform($key, $value)
        {
            if (!is_string($value) || in_array($key, $this->except, true)) return $value;
            $blank = '\x{0}\x{9}-\x{D}\x{20}\x{85}\x{A0}\x{AD}\x{34F}\x{61C}\x{115F}\x{1160}\x{1680}\x{17B4}'
                . '\x{17B5}\x{180E}\x{2000}-\x{200F}\x{2028}\x{2029}\x{202F}\x{205F}-\x{2065}\x{206A}-\x{206F}'
                . '\x{2800}\x{3000}\x{3164}\x{FEFF}\x{FFA0}\x{1D159}\x{1D173}-\x{1D17A}\x{E0020}';
            return preg_replace("~^[$blank]+|[$blank]+\$~uD", '', $value);
        }
    };
}
function through_middleware(Request $request): Request
{
    trim_strings()->handle($request, function ($r) {
        $convert = new Illuminate\Foundation\Http\Middleware\ConvertEmptyStringsToNull;
        return $convert->handle($r, function ($r) { return $r; });
    });
    return $request;
}

/** Sets up the validator as the Request::validate macro and FormRequest do. */
function campaign_validator(array $engine, Request $request, ?int $limit): Illuminate\Validation\Validator
{
    return $engine['factory']->make($request->all(), campaign_rules($limit));
}

/** The answer to a refused form: Illuminate\Foundation\Exceptions\Handler::invalidJson. */
function refusal(Illuminate\Validation\ValidationException $e): array
{
    return ['status' => $e->status, 'message' => variant_message($e->getMessage()), 'errors' => (object) $e->errors()];
}

/** Returns 201 and the validated values, or 422. Other exceptions of Laravel are thrown: an HTTP 500. */
function decide(Illuminate\Validation\Validator $validator): array
{
    try {
        return ['status' => 201, 'validated' => (object) $validator->validate()];
    } catch (Illuminate\Validation\ValidationException $e) {
        return refusal($e);
    }
}
