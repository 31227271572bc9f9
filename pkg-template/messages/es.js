// Spanish words for the campaign form.

export const messages = {
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

export const attributes = {
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
