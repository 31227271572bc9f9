// Portuguese texts of the second contract, for Brazil and Portugal.
import type { Language202607 } from "./language-2026-07.js";
import { pt as first } from "./pt.js";

/**
 * Portuguese for the second contract.
 *
 * @example
 * import { validateCampaign } from "outbound-campaign/2026-07";
 * import { pt } from "outbound-campaign/messages/pt-2026-07";
 *
 * validateCampaign({ name: "Oferta", channel: "fax" }, { language: pt }).errors; // { channel: ["O campo “Canal” deve ser um dos canais oferecidos."] }
 */
export const pt: Language202607 = {
  ...first,
  messages: {
    ...first.messages,
    required_if: "O campo “:attribute” é obrigatório.",
    date: "O campo “:attribute” deve ser uma data e uma hora, p. ex. 2026-07-27T09:00:00-03:00.",
    "channel.in": "O campo “:attribute” deve ser um dos canais oferecidos.",
    "fallback_channel.in": "O campo “:attribute” deve ser um dos canais oferecidos.",
    whatsapp_sender_unknown: "Este remetente do WhatsApp não pertence à sua conta.",
    whatsapp_template_unknown: "Este modelo não está aprovado para o remetente do WhatsApp.",
    sms_number_unknown: "Este número de telefone não pode enviar SMS para a sua conta.",
  },
  attributes: {
    ...first.attributes,
    channel: "Canal",
    schedule_windows: "Horário",
    "schedule_windows.*.start": "Início do período :position",
    "schedule_windows.*.end": "Fim do período :position",
    allowed_hours_start_time: "A partir de",
    allowed_hours_end_time: "Até",
    scheduled_start_at: "Início programado",
    fallback_channel: "Alternativa",
    fallback_whatsapp_sender_id: "Remetente do WhatsApp da alternativa",
    fallback_whatsapp_template_id: "Modelo do WhatsApp da alternativa",
    fallback_sms_from_phone_number_id: "Número de telefone da alternativa",
    fallback_sms_body: "Texto da alternativa",
    fallback_variable_mapping: "Variáveis do modelo da alternativa",
    whatsapp_sender_id: "Remetente do WhatsApp",
    whatsapp_template_id: "Modelo do WhatsApp",
    text_variable_mapping: "Variáveis do modelo",
    messages_per_minute: "Mensagens por minuto",
    sms_from_phone_number_id: "Número de telefone do SMS",
    sms_body: "Texto",
  },
  warnings: {
    ...first.warnings,
    timezone_omitted: {
      message:
        "Nenhum fuso horário foi escolhido. O do assistente vale para as chamadas e o da conta para as mensagens.",
      help: "Escolha o fuso horário das horas e dos dias.",
    },
    overnight_window: {
      message: "Um período termina a uma hora anterior à do início: prolonga-se até o dia seguinte.",
      help: "Troque as duas horas se não quiser a noite. Senão, escolha os dias em que os períodos começam.",
    },
    zero_length_window: {
      message: "Um período começa e termina no mesmo minuto.",
      help: "Escolha um fim mais tarde ou retire o período.",
    },
    overlapping_windows: {
      message: "Dois períodos de um dia têm minutos em comum.",
      help: "Junte os períodos ou faça um terminar antes de o outro começar.",
    },
    hours_beside_windows: {
      message: "Há períodos e um único par de horas. O par só vale sem períodos.",
      help: "Deixe “A partir de” e “Até” vazios.",
    },
    night_hours: {
      message: "No fuso horário da campanha, o horário inclui horas antes das 08:00 ou depois das 21:00.",
      help: "Comece mais tarde ou termine mais cedo se não quiser a noite.",
    },
    no_days: { message: "Nenhum dia foi escolhido.", help: "Escolha pelo menos um dia ou todos os sete." },
    start_without_offset: {
      message: "O início programado não indica a diferença para UTC: o fuso horário dele é incerto.",
      help: "Indique a diferença, p. ex. 2026-07-27T09:00:00-03:00.",
    },
    start_in_past: {
      message: "O início programado está no passado.",
      help: "Escolha uma data posterior ou deixe-a vazia e inicie a campanha manualmente.",
    },
    other_channel: {
      message: "Alguns dados pertencem a outro canal que não o da campanha.",
      help: "Escolha esse canal ou retire os dados.",
    },
    fallback_incomplete: {
      message: "Alguns dados pertencem a uma alternativa que não foi escolhida.",
      help: "Escolha essa alternativa ou retire os dados.",
    },
    placeholder_unknown: {
      message: "Uma variável foi indicada para um marcador que o modelo não tem.",
      help: "Retire essa variável.",
    },
    placeholder_unmapped: {
      message: "Um marcador do modelo não tem variável. Uma mensagem com um valor vazio não é enviada.",
      help: "Indique uma variável para cada marcador.",
    },
    placeholder_unfillable: {
      message: "Um marcador não pode ser preenchido: falta o nome dele ou ele não está no texto de uma mensagem.",
      help: "Escreva {{variable}} no texto de uma mensagem. Para um modelo, escreva só o nome.",
    },
  },
  unchecked: {
    ...first.unchecked,
    whatsapp_template: "Só o servidor pode verificar se a sua conta tem este remetente do WhatsApp e este modelo.",
    sms_number: "Só o servidor pode verificar se este número de telefone pode enviar SMS.",
    scheduled_start_format: "Só o servidor pode verificar se sabe ler esta data.",
  },
  help: {
    ...first.help,
    channel: "Se a campanha liga ou envia mensagens do WhatsApp ou SMS.",
    timezone: "As horas e os dias são deste fuso. Sem escolha, vale o do assistente ou o da sua conta.",
    schedule_windows: "Um ou mais períodos por dia. Um fim antes do início é do dia seguinte.",
    allowed_hours_start_time: "Início de um período diário. Só vale sem outros períodos.",
    allowed_hours_end_time: "Fim de um período diário. Só vale sem outros períodos.",
    scheduled_start_at: "A data e a hora em que a campanha começa sozinha, com a diferença para UTC.",
    allowed_days: "Os dias da campanha. Sem escolha, todos os sete.",
    max_retries: "O número de novas tentativas por contato, de 1 a 5.",
    phone_number_ids: "Os números de telefone a partir dos quais se liga.",
    fallback_channel: "O canal de uma mensagem depois da última tentativa de chamada.",
    fallback_whatsapp_sender_id: "O remetente do WhatsApp da mensagem depois da última tentativa.",
    fallback_whatsapp_template_id: "Um modelo aprovado para esse remetente.",
    fallback_sms_from_phone_number_id: "Um número de telefone que pode enviar SMS.",
    fallback_sms_body: "{{variable}} representa uma variável do contato.",
    fallback_variable_mapping: "Uma variável do contato para cada marcador do modelo.",
    whatsapp_sender_id: "O remetente do WhatsApp das mensagens.",
    whatsapp_template_id: "Um modelo aprovado para o remetente.",
    text_variable_mapping: "Uma variável do contato para cada marcador do modelo.",
    messages_per_minute: "De 1 a 10 mensagens por minuto.",
    sms_from_phone_number_id: "Um número de telefone que pode enviar SMS.",
    sms_body: "No máximo 1600 caracteres. {{variable}} representa uma variável do contato.",
  },
  placeholders: {
    ...first.placeholders,
    sms_body: "Olá, {{nome_do_cliente}}",
    fallback_sms_body: "Não conseguimos falar com você, {{nome_do_cliente}}",
  },
  units: { ...first.units, messages: "mensagens" },
  options: {
    ...first.options,
    channel: { call: "Chamadas", whatsapp: "Mensagens do WhatsApp", sms: "SMS" },
    fallback_channel: { whatsapp: "Mensagem do WhatsApp", sms: "SMS" },
  },
};
