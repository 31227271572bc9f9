// Portuguese words for the campaign form, for Brazil and Portugal alike.

export const messages = {
  required: "O campo “:attribute” é obrigatório.",
  string: "O campo “:attribute” deve ser um texto.",
  integer: "O campo “:attribute” deve ser um número inteiro.",
  boolean: "O campo “:attribute” deve ser sim ou não.",
  array: "O campo “:attribute” deve ser uma lista.",
  timezone: "O campo “:attribute” deve ser um fuso horário válido, p. ex. America/Sao_Paulo.",
  date_format: "O campo “:attribute” deve ser uma hora entre 00:00 e 23:59, p. ex. 09:00.",
  in: "O campo “:attribute” deve ser um dia da semana.",
  distinct: "O campo “:attribute” está repetido.",
  min: { numeric: "O campo “:attribute” deve ser no mínimo :min." },
  max: {
    numeric: "O campo “:attribute” deve ser no máximo :max.",
    string: "O campo “:attribute” não deve ter mais de :max caracteres.",
  },
  between: { numeric: "O campo “:attribute” deve estar entre :min e :max." },
  unserializable: "O campo “:attribute” não pode ser enviado.",
  assistant_not_found: "Este assistente não foi encontrado ou não faz chamadas de saída.",
  phone_number_not_owned: "Este número de telefone não pertence à sua conta.",
  goal_variable_unknown: "O assistente não tem nenhuma variável de sim ou não “:input”.",
};

export const attributes = {
  name: "Nome da campanha",
  assistant_id: "Assistente",
  timezone: "Fuso horário",
  max_calls_in_parallel: "Chamadas simultâneas",
  allowed_hours_start_time: "Chamadas a partir de",
  allowed_hours_end_time: "Chamadas até",
  allowed_days: "Dias",
  "allowed_days.*": "Dia :position",
  max_retries: "Novas tentativas",
  retry_interval: "Minutos entre tentativas",
  retry_on_voicemail: "Ligar de novo após a caixa postal",
  retry_on_goal_incomplete: "Ligar de novo até atingir o objetivo",
  goal_completion_variable: "Variável do objetivo",
  mark_complete_when_no_leads: "Concluir sem contatos restantes",
  phone_number_ids: "Números de telefone",
  "phone_number_ids.*": "Número de telefone :position",
};
