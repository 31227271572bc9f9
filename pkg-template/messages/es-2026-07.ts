// Spanish texts of the second contract.
import { es as first } from "./es.js";
import type { Language202607 } from "./language-2026-07.js";

/**
 * Spanish for the second contract.
 *
 * @example
 * import { validateCampaign } from "outbound-campaign/2026-07";
 * import { es } from "outbound-campaign/messages/es-2026-07";
 *
 * validateCampaign({ name: "Oferta", channel: "fax" }, { language: es }).errors; // { channel: ["El campo «Canal» debe ser uno de los canales ofrecidos."] }
 */
export const es: Language202607 = {
  ...first,
  messages: {
    ...first.messages,
    required_if: "El campo «:attribute» es obligatorio.",
    date: "El campo «:attribute» debe ser una fecha y una hora, p. ej. 2026-07-27T09:00:00+02:00.",
    "channel.in": "El campo «:attribute» debe ser uno de los canales ofrecidos.",
    "fallback_channel.in": "El campo «:attribute» debe ser uno de los canales ofrecidos.",
    whatsapp_sender_unknown: "Este remitente de WhatsApp no pertenece a su cuenta.",
    whatsapp_template_unknown: "Esta plantilla no está aprobada para el remitente de WhatsApp.",
    sms_number_unknown: "Este número de teléfono no puede enviar SMS para su cuenta.",
  },
  attributes: {
    ...first.attributes,
    channel: "Canal",
    schedule_windows: "Horario",
    "schedule_windows.*.start": "Inicio de la franja :position",
    "schedule_windows.*.end": "Fin de la franja :position",
    allowed_hours_start_time: "Desde",
    allowed_hours_end_time: "Hasta",
    scheduled_start_at: "Inicio programado",
    fallback_channel: "Alternativa",
    fallback_whatsapp_sender_id: "Remitente de WhatsApp de la alternativa",
    fallback_whatsapp_template_id: "Plantilla de WhatsApp de la alternativa",
    fallback_sms_from_phone_number_id: "Número de teléfono de la alternativa",
    fallback_sms_body: "Texto de la alternativa",
    fallback_variable_mapping: "Variables de la plantilla de la alternativa",
    whatsapp_sender_id: "Remitente de WhatsApp",
    whatsapp_template_id: "Plantilla de WhatsApp",
    text_variable_mapping: "Variables de la plantilla",
    messages_per_minute: "Mensajes por minuto",
    sms_from_phone_number_id: "Número de teléfono del SMS",
    sms_body: "Texto",
  },
  warnings: {
    ...first.warnings,
    timezone_omitted: {
      message:
        "No se ha elegido ninguna zona horaria. La del asistente se aplica a las llamadas y la de la cuenta a los mensajes.",
      help: "Elija la zona horaria de las horas y los días.",
    },
    overnight_window: {
      message: "Una franja horaria termina a una hora anterior a la de inicio: se prolonga hasta el día siguiente.",
      help: "Intercambie las dos horas si no quiere la noche. Si no, elija los días en los que empiezan las franjas.",
    },
    zero_length_window: {
      message: "Una franja horaria empieza y termina en el mismo minuto.",
      help: "Elija un final posterior o quite la franja.",
    },
    overlapping_windows: {
      message: "Dos franjas horarias de un día tienen minutos en común.",
      help: "Una las franjas o haga que una termine antes de que empiece la otra.",
    },
    hours_beside_windows: {
      message: "Hay franjas horarias y un solo par de horas. El par solo cuenta sin franjas.",
      help: "Deje «Desde» y «Hasta» vacíos.",
    },
    night_hours: {
      message: "En la zona horaria de la campaña, el horario incluye horas antes de las 08:00 o después de las 21:00.",
      help: "Empiece más tarde o termine antes si no quiere la noche.",
    },
    no_days: { message: "No se ha elegido ningún día.", help: "Elija al menos un día o los siete." },
    start_without_offset: {
      message: "El inicio programado no indica la diferencia con UTC: su zona horaria es incierta.",
      help: "Indique la diferencia, p. ej. 2026-07-27T09:00:00+02:00.",
    },
    start_in_past: {
      message: "El inicio programado está en el pasado.",
      help: "Elija una fecha posterior o déjela vacía e inicie la campaña a mano.",
    },
    other_channel: {
      message: "Algunos datos pertenecen a otro canal que el de la campaña.",
      help: "Elija ese canal o quite los datos.",
    },
    fallback_incomplete: {
      message: "Algunos datos pertenecen a una alternativa que no está elegida.",
      help: "Elija esa alternativa o quite los datos.",
    },
    placeholder_unknown: {
      message: "Se ha indicado una variable para un marcador que la plantilla no tiene.",
      help: "Quite esa variable.",
    },
    placeholder_unmapped: {
      message: "Un marcador de la plantilla no tiene variable. Un mensaje con un valor vacío no se envía.",
      help: "Indique una variable para cada marcador.",
    },
    placeholder_unfillable: {
      message: "Un marcador no se puede rellenar: falta su nombre o no está en el texto de un mensaje.",
      help: "Escriba {{variable}} en el texto de un mensaje. Para una plantilla, escriba solo el nombre.",
    },
  },
  unchecked: {
    ...first.unchecked,
    whatsapp_template:
      "Solo el servidor puede comprobar si su cuenta tiene este remitente de WhatsApp y esta plantilla.",
    sms_number: "Solo el servidor puede comprobar si este número de teléfono puede enviar SMS.",
    scheduled_start_format: "Solo el servidor puede comprobar si sabe leer esta fecha.",
  },
  help: {
    ...first.help,
    channel: "Si la campaña llama o envía mensajes de WhatsApp o SMS.",
    timezone:
      "Las horas y los días se entienden en esta zona. Si no elige ninguna, se aplica la del asistente o la de su cuenta.",
    schedule_windows: "Una o varias franjas al día. Un final anterior al inicio es del día siguiente.",
    allowed_hours_start_time: "Inicio de una franja diaria. Solo cuenta sin otras franjas.",
    allowed_hours_end_time: "Fin de una franja diaria. Solo cuenta sin otras franjas.",
    scheduled_start_at: "La fecha y la hora en las que la campaña se inicia sola, con la diferencia con UTC.",
    allowed_days: "Los días de la campaña. Si no elige ninguno, los siete.",
    max_retries: "El número de reintentos por contacto, de 1 a 5.",
    phone_number_ids: "Los números de teléfono desde los que se llama.",
    fallback_channel: "El canal de un mensaje después del último reintento de una llamada.",
    fallback_whatsapp_sender_id: "El remitente de WhatsApp del mensaje después del último reintento.",
    fallback_whatsapp_template_id: "Una plantilla aprobada para ese remitente.",
    fallback_sms_from_phone_number_id: "Un número de teléfono que puede enviar SMS.",
    fallback_sms_body: "{{variable}} representa una variable del contacto.",
    fallback_variable_mapping: "Una variable del contacto para cada marcador de la plantilla.",
    whatsapp_sender_id: "El remitente de WhatsApp de los mensajes.",
    whatsapp_template_id: "Una plantilla aprobada para el remitente.",
    text_variable_mapping: "Una variable del contacto para cada marcador de la plantilla.",
    messages_per_minute: "De 1 a 10 mensajes por minuto.",
    sms_from_phone_number_id: "Un número de teléfono que puede enviar SMS.",
    sms_body: "Como máximo, 1600 caracteres. {{variable}} representa una variable del contacto.",
  },
  placeholders: {
    ...first.placeholders,
    sms_body: "Hola {{nombre_del_cliente}}",
    fallback_sms_body: "No hemos podido hablar con usted, {{nombre_del_cliente}}",
  },
  units: { ...first.units, messages: "mensajes" },
  options: {
    ...first.options,
    channel: { call: "Llamadas", whatsapp: "Mensajes de WhatsApp", sms: "SMS" },
    fallback_channel: { whatsapp: "Mensaje de WhatsApp", sms: "SMS" },
  },
};
