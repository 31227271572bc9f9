// Spanish messages for the campaign form.
import type { Attributes, Messages } from "../types.js";
import type { DiagnosticMessages } from "./warnings.js";

/** Spanish messages for every rule. Pass them as options: `validateCampaign(form, { messages, attributes })`. */
export const messages: Messages = {
  required: "El campo «:attribute» es obligatorio.",
  string: "El campo «:attribute» debe ser un texto.",
  integer: "El campo «:attribute» debe ser un número entero.",
  boolean: "El campo «:attribute» debe ser sí o no.",
  array: "El campo «:attribute» debe ser una lista.",
  timezone: "El campo «:attribute» debe ser una zona horaria válida, p. ej. Europe/Madrid.",
  date_format: "El campo «:attribute» debe ser una hora entre las 00:00 y las 23:59, p. ej. 09:00.",
  in: "El campo «:attribute» debe ser un día de la semana.",
  distinct: "El campo «:attribute» está repetido.",
  min: { numeric: "El campo «:attribute» debe ser como mínimo :min." },
  max: {
    numeric: "El campo «:attribute» debe ser como máximo :max.",
    string: "El campo «:attribute» no debe tener más de :max caracteres.",
  },
  between: { numeric: "El campo «:attribute» debe estar entre :min y :max." },
  unserializable: "El campo «:attribute» no se puede enviar.",
  assistant_not_found: "No se ha encontrado este asistente o no realiza llamadas salientes.",
  phone_number_not_owned: "Este número de teléfono no pertenece a su cuenta.",
  goal_variable_unknown: "El asistente no tiene ninguna variable de sí o no llamada «:input».",
};

/** Spanish names of the fields. */
export const attributes: Attributes = {
  name: "Nombre de la campaña",
  assistant_id: "Asistente",
  timezone: "Zona horaria",
  max_calls_in_parallel: "Llamadas simultáneas",
  allowed_hours_start_time: "Llamadas desde",
  allowed_hours_end_time: "Llamadas hasta",
  allowed_days: "Días",
  "allowed_days.*": "Día :position",
  max_retries: "Reintentos",
  retry_interval: "Minutos entre reintentos",
  retry_on_voicemail: "Reintentar tras el buzón de voz",
  retry_on_goal_incomplete: "Reintentar hasta cumplir el objetivo",
  goal_completion_variable: "Variable del objetivo",
  mark_complete_when_no_leads: "Finalizar sin contactos pendientes",
  phone_number_ids: "Números de teléfono",
  "phone_number_ids.*": "Número de teléfono :position",
};

/**
 * Spanish messages for warnings and unchecked facts. Pass them as options:
 * `{ messages: { ...messages, ...remarks }, attributes }`.
 */
export const remarks: DiagnosticMessages = {
  warnings: {
    invisible_characters: {
      message: "El nombre contiene caracteres que nadie ve.",
      help: "Escriba el nombre de nuevo; esos caracteres suelen venir al pegar un texto.",
    },
    timezone_omitted: {
      message:
        "No se indica ninguna zona horaria, y las páginas de la plataforma no coinciden en si vale entonces la de la cuenta o la del asistente.",
      help: "Indique la zona horaria de las horas y los días.",
    },
    overnight_window: {
      message:
        "Las llamadas terminan a una hora anterior a la de inicio: cada franja dura hasta esa hora del día siguiente.",
      help: "Intercambie inicio y fin si no se trata de la noche. Si no, permita los días en los que empiezan las franjas.",
    },
    zero_length_window: {
      message: "Las llamadas empiezan y terminan en el mismo minuto: no se llamará a nadie.",
      help: "Elija un final posterior; para todo el día, deje vacías ambas horas.",
    },
    window_shorter_than_retry_interval: {
      message:
        "La franja de llamadas no dura más que el tiempo entre dos intentos: cada reintento espera a otra franja.",
      help: "Alargue la franja o acorte el intervalo entre reintentos.",
    },
    retries_exceed_window: {
      message: "No todos los reintentos caben en una franja de llamadas: los últimos esperan a otra.",
      help: "Alargue la franja, acorte el intervalo o reduzca el número de reintentos.",
    },
    no_days: {
      message: "No se permite ningún día: no se llamará a nadie.",
      help: "Permita al menos un día; para los siete, deje el campo vacío.",
    },
    goal_retry_without_variable: {
      message: "Se debe reintentar hasta cumplir el objetivo, pero ninguna variable dice si se ha cumplido.",
      help: "Indique la variable de sí o no del asistente o desactive ese reintento.",
    },
    goal_variable_without_retry: {
      message: "Se indica una variable del objetivo, pero ninguna llamada se repite por ella.",
      help: "Active «Reintentar hasta cumplir el objetivo» o quite la variable.",
    },
    night_hours: {
      message: "Se permiten llamadas antes de las 08:00 o después de las 21:00 en la zona horaria de la campaña.",
      help: "Haga que el horario empiece más tarde o termine antes, salvo que quiera llamar de noche.",
    },
    unknown_field: {
      message: "El servidor ignora «:key»: una campaña no tiene ese campo.",
      help: "Corrija el nombre o quite el valor.",
    },
    value_dropped: {
      message: "JSON no admite :value (en «:key»): el servidor no recibiría nada o recibiría una lista vacía.",
      help: "Indique un número, un texto o una lista.",
    },
  },
  unchecked: {
    assistant: "Solo la cuenta sabe si tiene este asistente.",
    phone_numbers: "Solo la cuenta sabe si estos números de teléfono son suyos.",
    goal_variable: "Solo la cuenta sabe si el asistente tiene esta variable de sí o no.",
    timezone_default: "No se indica ninguna zona horaria, y solo la cuenta sabe cuál vale entonces.",
    parallel_limit: "Quizá el plan permita menos llamadas simultáneas de las que documenta el proveedor.",
    campaign_limit: "Solo la cuenta sabe si el plan permite otra campaña.",
  },
};
