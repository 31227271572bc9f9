// Portuguese texts, for Brazil and Portugal. They address the user as "você".
import type { Language } from "./language.js";

/**
 * Portuguese, for Brazil and Portugal.
 *
 * @example
 * import { validateCampaign } from "outbound-campaign";
 * import { pt } from "outbound-campaign/messages/pt";
 *
 * validateCampaign({ assistant_id: 127 }, { language: pt }).errors; // { name: ["O campo “Nome da campanha” é obrigatório."] }
 */
export const pt: Language = {
  messages: {
    required: "O campo “:attribute” é obrigatório.",
    string: "O campo “:attribute” deve ser um texto.",
    integer: "O campo “:attribute” deve ser um número inteiro.",
    boolean: "O campo “:attribute” deve ser sim ou não.",
    array: "O campo “:attribute” deve ser uma lista.",
    timezone: "O campo “:attribute” deve ser um nome válido, p. ex. America/Sao_Paulo.",
    date_format: "O campo “:attribute” deve ser uma hora entre 00:00 e 23:59, p. ex. 09:00.",
    in: "O campo “:attribute” deve ser um dia da semana.",
    distinct: "O campo “:attribute” está repetido.",
    min: { numeric: "O campo “:attribute” deve ser no mínimo :min." },
    max: {
      numeric: "O campo “:attribute” deve ser no máximo :max.",
      string: "O campo “:attribute” não deve ter mais de :max caracteres.",
    },
    between: { numeric: "O campo “:attribute” deve estar entre :min e :max." },
    unserializable: "O campo “:attribute” não pode ser enviado. Insira o valor novamente.",
    assistant_not_found: "Este assistente não foi encontrado ou não faz chamadas de saída.",
    phone_number_not_owned: "Este número de telefone não pertence à sua conta.",
    goal_variable_unknown: "O assistente não tem nenhuma variável de sim ou não chamada “:input”.",
    "The given data was invalid.": "Verifique os dados inseridos.",
    "(and :count more error)": "(e mais :count erro)",
    "(and :count more errors)": "(e mais :count erros)",
  },
  attributes: {
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
  },
  warnings: {
    invisible_characters: {
      message: "O nome da campanha contém caracteres invisíveis.",
      help: "Digite o nome de novo. Esses caracteres costumam vir com texto colado.",
    },
    timezone_omitted: {
      message: "Nenhum fuso horário foi escolhido. A plataforma pode usar o da conta ou o do assistente.",
      help: "Escolha o fuso horário das horas e dos dias de chamada.",
    },
    overnight_window: {
      message:
        "As chamadas terminam a uma hora anterior à do início: cada período de chamadas prolonga-se até o dia seguinte.",
      help: "Troque as duas horas se não quiser ligar à noite. Senão, escolha os dias em que os períodos começam.",
    },
    zero_length_window: {
      message: "As chamadas começam e terminam no mesmo minuto: ninguém receberá chamadas.",
      help: "Escolha um fim mais tarde. Para o dia inteiro, deixe as duas horas vazias.",
    },
    window_shorter_than_retry_interval: {
      message:
        "O período de chamadas não dura mais do que o tempo entre duas tentativas: cada nova tentativa espera por outro período.",
      help: "Aumente o período de chamadas ou diminua o tempo entre tentativas.",
    },
    retries_exceed_window: {
      message: "Nem todas as tentativas cabem num período de chamadas. As últimas esperam por outro.",
      help: "Aumente o período de chamadas, diminua o tempo entre tentativas ou reduza o número delas.",
    },
    no_days: {
      message: "Nenhum dia foi escolhido: ninguém receberá chamadas.",
      help: "Escolha pelo menos um dia ou todos os sete.",
    },
    goal_retry_without_variable: {
      message: "Deve-se ligar de novo até atingir o objetivo, mas nenhuma variável indica se foi atingido.",
      help: "Insira a variável de sim ou não do assistente ou desative “Ligar de novo até atingir o objetivo”.",
    },
    goal_variable_without_retry: {
      message: "Uma variável do objetivo foi inserida, mas nenhuma chamada se repete por causa dela.",
      help: "Ative “Ligar de novo até atingir o objetivo” ou retire a variável.",
    },
    night_hours: {
      message: "No fuso horário da campanha, são permitidas chamadas antes das 08:00 ou depois das 21:00.",
      help: "Comece mais tarde ou termine mais cedo se não quiser ligar à noite.",
    },
    unknown_field: {
      message: "“:key” não é um campo de uma campanha: o servidor o ignora.",
      help: "Corrija o nome ou retire o valor.|Leia o formulário HTML com fromFormData.",
    },
    value_dropped: {
      message:
        "“:key” contém :value, que não pode ser enviado: o servidor não receberia nada, ou receberia uma lista vazia.",
      help: "Indique um número, um texto, uma lista ou um objeto simples.|Leia o formulário HTML com fromFormData.|Falta um await?",
    },
  },
  unchecked: {
    assistant: "Só o servidor pode verificar se a sua conta tem este assistente.",
    phone_numbers: "Só o servidor pode verificar se estes números de telefone pertencem à sua conta.",
    goal_variable: "Só o servidor pode verificar se o assistente tem esta variável de sim ou não.",
    timezone_default: "Nenhum fuso horário foi escolhido, e só o servidor sabe qual se aplica nesse caso.",
    parallel_limit: "O seu plano talvez permita menos chamadas simultâneas do que o provedor documenta.",
    campaign_limit: "Só o servidor pode verificar se o seu plano permite mais uma campanha.",
  },
  errors: {
    authentication: "O servidor não aceitou a chave de API, ou falta uma permissão à chave.",
    plan_limit: "O seu plano não permite mais campanhas.",
    assistant_not_found: "Este assistente não foi encontrado ou não faz chamadas de saída.",
    not_found: "O servidor não conhece este endereço ou esta campanha.",
    validation: "Verifique os dados inseridos.",
    rate_limit: "Muitas solicitações. Aguarde um momento e tente novamente.",
    server: "O servidor está com um problema.",
    unexpected_response: "A resposta do servidor estava incompleta ou não pôde ser entendida.",
    connection: "A conexão com o servidor falhou.",
    timeout: "O servidor não respondeu a tempo.",
    aborted: "A solicitação foi cancelada.",
    no_relay: "Nenhum relay desta aplicação responde em :address. Ele está em execução?",
    relay: "Esta aplicação não encaminhou a solicitação (:code).",
    relay_answer_too_large: "A resposta do servidor é grande demais.",
    relay_calibration: "O servidor não se comporta como documentado.",
    relay_errors_too_large: "A lista de erros é grande demais.",
    relay_forbidden: "Você não tem acesso. Entre novamente na sua conta.",
    relay_idempotency_mismatch: "Esta solicitação já foi enviada com outros dados.",
    relay_idempotency_pending: "A mesma solicitação ainda está em andamento.",
    relay_idempotency_store: "Esta aplicação não pode enviar solicitações no momento.",
    relay_key: "A chave de API não está disponível no momento.",
    relay_slow: "A solicitação demorou demais para chegar.",
    relay_timeout: "O servidor não respondeu a tempo.",
    relay_too_large: "A solicitação é grande demais.",
    relay_unreachable: "Não foi possível conectar ao servidor.",
    relay_upstream: "O servidor não deu uma resposta clara.",
  },
  outcomes: {
    create: {
      "not-sent": "Nada foi enviado.",
      refused: "Nenhuma campanha foi criada.",
      unknown:
        "A campanha talvez tenha sido criada mesmo assim. Consulte a lista de campanhas antes de tentar novamente.",
    },
    change: {
      "not-sent": "Nada foi enviado.",
      refused: "Nada foi alterado.",
      unknown:
        "A alteração talvez tenha sido feita mesmo assim. Consulte a lista de campanhas antes de tentar novamente.",
    },
  },
  help: {
    name: "Só você o vê. No máximo 255 caracteres.",
    assistant_id: "O assistente que faz as chamadas de saída.",
    timezone: "As horas e os dias de chamada referem-se a este fuso. Sem escolha, vale o fuso da sua conta.",
    max_calls_in_parallel: "Quantas chamadas pode haver ao mesmo tempo. O seu plano define o limite máximo.",
    allowed_hours_start_time: "Início do período diário de chamadas.",
    allowed_hours_end_time: "Fim do período diário de chamadas.",
    allowed_days: "Os dias em que se liga. Sem escolha, todos os sete.",
    max_retries: "Quantas vezes se repete uma chamada que falhou: de 1 a 5.",
    retry_interval: "De 10 a 4320 minutos (três dias).",
    retry_on_voicemail: "Ligar de novo quando uma caixa postal atendeu.",
    retry_on_goal_incomplete: "Ligar de novo quando o objetivo da chamada não foi atingido.",
    goal_completion_variable: "A variável de sim ou não do assistente que indica se o objetivo foi atingido.",
    mark_complete_when_no_leads: "Concluir a campanha quando não houver mais ninguém para chamar.",
    phone_number_ids: "Os números de telefone a partir dos quais se liga, cada um uma vez.",
  },
  placeholders: {
    name: "Demonstração de produto",
    timezone: "America/Sao_Paulo",
    goal_completion_variable: "visita_agendada",
  },
  units: { characters: "caracteres", calls: "chamadas", retries: "vezes", minutes: "minutos" },
  options: {
    allowed_days: {
      monday: "Segunda-feira",
      tuesday: "Terça-feira",
      wednesday: "Quarta-feira",
      thursday: "Quinta-feira",
      friday: "Sexta-feira",
      saturday: "Sábado",
      sunday: "Domingo",
    },
  },
};
