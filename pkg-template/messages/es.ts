// Spanish texts. They address the user as "usted".
import type { Language } from "./language.js";

/**
 * Spanish.
 *
 * @example
 * import { validateCampaign } from "outbound-campaign";
 * import { es } from "outbound-campaign/messages/es";
 *
 * validateCampaign({ assistant_id: 127 }, { language: es }).errors; // { name: ["El campo «Nombre de la campaña» es obligatorio."] }
 */
export const es: Language = {
  messages: {
    required: "El campo «:attribute» es obligatorio.",
    string: "El campo «:attribute» debe ser un texto.",
    integer: "El campo «:attribute» debe ser un número entero.",
    boolean: "El campo «:attribute» debe ser sí o no.",
    array: "El campo «:attribute» debe ser una lista.",
    timezone: "El campo «:attribute» debe ser un nombre válido, p. ej. Europe/Madrid.",
    date_format: "El campo «:attribute» debe ser una hora entre las 00:00 y las 23:59, p. ej. 09:00.",
    in: "El campo «:attribute» debe ser un día de la semana.",
    distinct: "El campo «:attribute» está repetido.",
    min: { numeric: "El campo «:attribute» debe ser como mínimo :min." },
    max: {
      numeric: "El campo «:attribute» debe ser como máximo :max.",
      string: "El campo «:attribute» no debe tener más de :max caracteres.",
    },
    between: { numeric: "El campo «:attribute» debe estar entre :min y :max." },
    unserializable: "El campo «:attribute» no se puede enviar. Introduzca el valor de nuevo.",
    assistant_not_found: "No se ha encontrado este asistente o no realiza llamadas salientes.",
    phone_number_not_owned: "Este número de teléfono no pertenece a su cuenta.",
    goal_variable_unknown: "El asistente no tiene ninguna variable de sí o no llamada «:input».",
    "The given data was invalid.": "Revise los datos introducidos.",
    "(and :count more error)": "(y :count error más)",
    "(and :count more errors)": "(y :count errores más)",
  },
  attributes: {
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
  },
  warnings: {
    invisible_characters: {
      message: "El nombre de la campaña contiene caracteres invisibles.",
      help: "Escriba el nombre de nuevo. Esos caracteres suelen venir con texto pegado.",
    },
    timezone_omitted: {
      message: "No se ha elegido ninguna zona horaria. La plataforma puede usar la de la cuenta o la del asistente.",
      help: "Elija la zona horaria de las horas y los días de llamada.",
    },
    overnight_window: {
      message:
        "Las llamadas terminan a una hora anterior a la de inicio: cada franja horaria se prolonga hasta el día siguiente.",
      help: "Intercambie las dos horas si no quiere llamar de noche. Si no, elija los días en los que empiezan las franjas.",
    },
    zero_length_window: {
      message: "Las llamadas empiezan y terminan en el mismo minuto: no se llamará a nadie.",
      help: "Elija un final posterior. Para todo el día, deje ambas horas vacías.",
    },
    window_shorter_than_retry_interval: {
      message: "La franja horaria no dura más que el tiempo entre dos intentos: cada reintento espera a otra franja.",
      help: "Alargue la franja horaria o acorte el tiempo entre reintentos.",
    },
    retries_exceed_window: {
      message: "No todos los reintentos caben en una franja horaria. Los últimos esperan a otra.",
      help: "Alargue la franja horaria, acorte el tiempo entre reintentos o reduzca su número.",
    },
    no_days: {
      message: "No se ha elegido ningún día: no se llamará a nadie.",
      help: "Elija al menos un día o los siete.",
    },
    goal_retry_without_variable: {
      message: "Se debe reintentar hasta cumplir el objetivo, pero ninguna variable indica si se ha cumplido.",
      help: "Introduzca la variable de sí o no del asistente o desactive «Reintentar hasta cumplir el objetivo».",
    },
    goal_variable_without_retry: {
      message: "Se ha introducido una variable del objetivo, pero ninguna llamada se reintenta por ella.",
      help: "Active «Reintentar hasta cumplir el objetivo» o quite la variable.",
    },
    night_hours: {
      message: "En la zona horaria de la campaña se permiten llamadas antes de las 08:00 o después de las 21:00.",
      help: "Empiece más tarde o termine antes si no quiere llamar de noche.",
    },
    unknown_field: {
      message: "«:key» no es un campo de una campaña: el servidor lo ignora.",
      help: "Corrija el nombre o quite el valor.|Lea el formulario HTML con fromFormData.",
    },
    value_dropped: {
      message:
        "«:key» contiene :value, que no se puede enviar: el servidor no recibiría nada o recibiría una lista vacía.",
      help: "Indique un número, un texto, una lista o un objeto simple.|Lea el formulario HTML con fromFormData.|¿Falta un await?",
    },
  },
  unchecked: {
    assistant: "Solo el servidor puede comprobar si su cuenta tiene este asistente.",
    phone_numbers: "Solo el servidor puede comprobar si estos números de teléfono pertenecen a su cuenta.",
    goal_variable: "Solo el servidor puede comprobar si el asistente tiene esta variable de sí o no.",
    timezone_default: "No se ha elegido ninguna zona horaria y solo el servidor sabe cuál se aplica entonces.",
    parallel_limit: "Es posible que su plan permita menos llamadas simultáneas de las que documenta el proveedor.",
    campaign_limit: "Solo el servidor puede comprobar si su plan permite otra campaña.",
  },
  errors: {
    authentication: "El servidor no ha aceptado la clave de API o a la clave le falta un permiso.",
    plan_limit: "Su plan no permite más campañas.",
    assistant_not_found: "No se ha encontrado este asistente o no realiza llamadas salientes.",
    not_found: "El servidor no conoce esta dirección o esta campaña.",
    validation: "Revise los datos introducidos.",
    rate_limit: "Demasiadas solicitudes. Espere un momento y vuelva a intentarlo.",
    server: "El servidor tiene un problema.",
    unexpected_response: "La respuesta del servidor estaba incompleta o no se ha podido entender.",
    connection: "Ha fallado la conexión con el servidor.",
    timeout: "El servidor no ha respondido a tiempo.",
    aborted: "La solicitud se ha cancelado.",
    no_relay: "Ningún relay de esta aplicación responde en :address. ¿Está en marcha?",
    relay: "Esta aplicación no ha reenviado la solicitud (:code).",
    relay_answer_too_large: "La respuesta del servidor es demasiado grande.",
    relay_calibration: "El servidor no se comporta como está documentado.",
    relay_errors_too_large: "La lista de errores es demasiado grande.",
    relay_forbidden: "No tiene acceso. Inicie sesión de nuevo.",
    relay_idempotency_mismatch: "Esta solicitud ya se envió con otros datos.",
    relay_idempotency_pending: "La misma solicitud sigue en curso.",
    relay_idempotency_store: "Esta aplicación no puede enviar solicitudes en este momento.",
    relay_key: "La clave de API no está disponible en este momento.",
    relay_slow: "La solicitud ha tardado demasiado en llegar.",
    relay_timeout: "El servidor no ha respondido a tiempo.",
    relay_too_large: "La solicitud es demasiado grande.",
    relay_unreachable: "No se ha podido conectar con el servidor.",
    relay_upstream: "El servidor no ha dado una respuesta clara.",
  },
  outcomes: {
    create: {
      "not-sent": "No se ha enviado nada.",
      refused: "No se ha creado ninguna campaña.",
      unknown:
        "Es posible que la campaña se haya creado de todos modos. Consulte la lista de campañas antes de volver a intentarlo.",
    },
    change: {
      "not-sent": "No se ha enviado nada.",
      refused: "No se ha cambiado nada.",
      unknown:
        "Es posible que el cambio se haya hecho de todos modos. Consulte la lista de campañas antes de volver a intentarlo.",
    },
  },
  help: {
    name: "Solo lo ve usted. Como máximo, 255 caracteres.",
    assistant_id: "El asistente que realiza las llamadas salientes.",
    timezone:
      "Las horas y los días de llamada se entienden en esta zona. Si no elige ninguna, se aplica la de su cuenta.",
    max_calls_in_parallel: "Cuántas llamadas puede haber a la vez. Su plan fija el límite superior.",
    allowed_hours_start_time: "Inicio de la franja horaria diaria de llamadas.",
    allowed_hours_end_time: "Fin de la franja horaria diaria de llamadas.",
    allowed_days: "Los días en los que se llama. Si no elige ninguno, los siete.",
    max_retries: "Cuántas veces se reintenta una llamada fallida: de 1 a 5.",
    retry_interval: "De 10 a 4320 minutos (tres días).",
    retry_on_voicemail: "Llamar de nuevo si ha respondido un buzón de voz.",
    retry_on_goal_incomplete: "Llamar de nuevo si no se ha cumplido el objetivo de la llamada.",
    goal_completion_variable: "La variable de sí o no del asistente que indica si se ha cumplido el objetivo.",
    mark_complete_when_no_leads: "Finalizar la campaña cuando no quede nadie a quien llamar.",
    phone_number_ids: "Los números de teléfono desde los que se llama, cada uno una vez.",
  },
  placeholders: {
    name: "Demostración de producto",
    timezone: "Europe/Madrid",
    goal_completion_variable: "cita_concertada",
  },
  units: { characters: "caracteres", calls: "llamadas", retries: "veces", minutes: "minutos" },
  options: {
    allowed_days: {
      monday: "Lunes",
      tuesday: "Martes",
      wednesday: "Miércoles",
      thursday: "Jueves",
      friday: "Viernes",
      saturday: "Sábado",
      sunday: "Domingo",
    },
  },
};
