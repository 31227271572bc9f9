// Portuguese messages for the campaign form, for Brazil and Portugal.
import type { Attributes, Messages } from "../types.js";
import type { DiagnosticMessages } from "./warnings.js";

/** Portuguese messages for every rule. Pass them as options: `validateCampaign(form, { messages, attributes })`. */
export const messages: Messages = {
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

/** Portuguese names of the fields. */
export const attributes: Attributes = {
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

/**
 * Portuguese messages for warnings and unchecked facts. Pass them as options:
 * `{ messages: { ...messages, ...remarks }, attributes }`.
 */
export const remarks: DiagnosticMessages = {
  warnings: {
    invisible_characters: {
      message: "O nome contém caracteres que ninguém vê.",
      help: "Digite o nome de novo; esses caracteres costumam vir ao colar um texto.",
    },
    timezone_omitted: {
      message:
        "Nenhum fuso horário foi indicado, e as páginas da plataforma não concordam se vale então o da conta ou o do assistente.",
      help: "Indique o fuso horário das horas e dos dias.",
    },
    overnight_window: {
      message: "As chamadas terminam a uma hora anterior à do início: cada período dura até essa hora do dia seguinte.",
      help: "Troque o início e o fim se não se trata da noite. Senão, permita os dias em que os períodos começam.",
    },
    zero_length_window: {
      message: "As chamadas começam e terminam no mesmo minuto: ninguém receberá chamadas.",
      help: "Escolha um fim mais tarde; para o dia inteiro, deixe os dois vazios.",
    },
    window_shorter_than_retry_interval: {
      message:
        "O período de chamadas não dura mais do que o tempo entre duas tentativas: cada nova tentativa espera por outro período.",
      help: "Aumente o período ou diminua o intervalo.",
    },
    retries_exceed_window: {
      message: "Nem todas as tentativas cabem num período de chamadas: as últimas esperam por outro.",
      help: "Aumente o período, diminua o intervalo ou reduza o número de tentativas.",
    },
    no_days: {
      message: "Nenhum dia é permitido: ninguém receberá chamadas.",
      help: "Permita pelo menos um dia; para os sete, deixe o campo vazio.",
    },
    goal_retry_without_variable: {
      message: "Deve-se ligar de novo até atingir o objetivo, mas nenhuma variável diz se foi atingido.",
      help: "Indique a variável de sim ou não do assistente ou desative essa repetição.",
    },
    goal_variable_without_retry: {
      message: "Uma variável do objetivo foi indicada, mas nenhuma chamada se repete por causa dela.",
      help: "Ative “Ligar de novo até atingir o objetivo” ou retire a variável.",
    },
    night_hours: {
      message: "As chamadas são permitidas antes das 08:00 ou depois das 21:00 no fuso horário da campanha.",
      help: "Faça o horário começar mais tarde ou terminar mais cedo, a menos que queira ligar à noite.",
    },
    unknown_field: {
      message: "O servidor ignora “:key”: uma campanha não tem esse campo.",
      help: "Corrija o nome ou retire o valor.",
    },
    value_dropped: {
      message: "JSON não aceita :value (em “:key”): o servidor não receberia nada, ou receberia uma lista vazia.",
      help: "Indique um número, um texto ou uma lista.",
    },
  },
  unchecked: {
    assistant: "Só a conta sabe se tem este assistente.",
    phone_numbers: "Só a conta sabe se estes números de telefone são dela.",
    goal_variable: "Só a conta sabe se o assistente tem esta variável de sim ou não.",
    timezone_default: "Nenhum fuso horário foi indicado, e só a conta sabe qual vale então.",
    parallel_limit: "O plano talvez permita menos chamadas simultâneas do que o fornecedor documenta.",
    campaign_limit: "Só a conta sabe se o plano permite mais uma campanha.",
  },
};
