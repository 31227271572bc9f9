// French messages for the campaign form.
import type { Attributes, Messages } from "../types.js";
import type { DiagnosticMessages } from "./warnings.js";

/** French messages for every rule. Pass them as options: `validateCampaign(form, { messages, attributes })`. */
export const messages: Messages = {
  required: "Le champ « :attribute » est obligatoire.",
  string: "Le champ « :attribute » doit être un texte.",
  integer: "Le champ « :attribute » doit être un nombre entier.",
  boolean: "Le champ « :attribute » doit être oui ou non.",
  array: "Le champ « :attribute » doit être une liste.",
  timezone: "Le champ « :attribute » doit être un fuseau horaire valide, par ex. Europe/Paris.",
  date_format: "Le champ « :attribute » doit être une heure entre 00:00 et 23:59, par ex. 09:00.",
  in: "Le champ « :attribute » doit être un jour de la semaine.",
  distinct: "Le champ « :attribute » est en double.",
  min: { numeric: "Le champ « :attribute » doit être d’au moins :min." },
  max: {
    numeric: "Le champ « :attribute » doit être d’au plus :max.",
    string: "Le champ « :attribute » ne doit pas dépasser :max caractères.",
  },
  between: { numeric: "Le champ « :attribute » doit être compris entre :min et :max." },
  unserializable: "Le champ « :attribute » ne peut pas être envoyé.",
  assistant_not_found: "Cet assistant est introuvable ou ne passe pas d’appels sortants.",
  phone_number_not_owned: "Ce numéro de téléphone n’appartient pas à votre compte.",
  goal_variable_unknown: "L’assistant n’a pas de variable oui/non « :input ».",
};

/** French names of the fields. */
export const attributes: Attributes = {
  name: "Nom de la campagne",
  assistant_id: "Assistant",
  timezone: "Fuseau horaire",
  max_calls_in_parallel: "Appels simultanés",
  allowed_hours_start_time: "Appels à partir de",
  allowed_hours_end_time: "Appels jusqu’à",
  allowed_days: "Jours",
  "allowed_days.*": "Jour :position",
  max_retries: "Nouvelles tentatives",
  retry_interval: "Minutes entre les tentatives",
  retry_on_voicemail: "Rappeler après la messagerie",
  retry_on_goal_incomplete: "Rappeler jusqu’à l’objectif",
  goal_completion_variable: "Variable de l’objectif",
  mark_complete_when_no_leads: "Terminer sans contacts restants",
  phone_number_ids: "Numéros de téléphone",
  "phone_number_ids.*": "Numéro de téléphone :position",
};

/**
 * French messages for warnings and unchecked facts. Pass them as options:
 * `{ messages: { ...messages, ...remarks }, attributes }`.
 */
export const remarks: DiagnosticMessages = {
  warnings: {
    invisible_characters: {
      message: "Le nom contient des caractères que personne ne voit.",
      help: "Saisissez le nom à nouveau ; ces caractères viennent souvent d’un texte collé.",
    },
    timezone_omitted: {
      message:
        "Aucun fuseau horaire n’est indiqué, et les pages de la plateforme ne s’accordent pas sur celui qui vaut alors : celui du compte ou celui de l’assistant.",
      help: "Indiquez le fuseau horaire des heures et des jours.",
    },
    overnight_window: {
      message:
        "Les appels finissent à une heure antérieure à celle du début : chaque plage dure jusqu’à cette heure du lendemain.",
      help: "Échangez le début et la fin si la nuit n’est pas voulue. Sinon, autorisez les jours où les plages commencent.",
    },
    zero_length_window: {
      message: "Les appels commencent et finissent à la même minute : personne ne sera appelé.",
      help: "Choisissez une fin plus tardive ; pour toute la journée, laissez les deux vides.",
    },
    window_shorter_than_retry_interval: {
      message:
        "La plage d’appels ne dure pas plus que le temps entre deux tentatives : chaque nouvelle tentative attend une autre plage.",
      help: "Allongez la plage ou raccourcissez l’intervalle.",
    },
    retries_exceed_window: {
      message:
        "Toutes les tentatives ne tiennent pas dans une plage d’appels : les dernières attendent une autre plage.",
      help: "Allongez la plage, raccourcissez l’intervalle ou réduisez le nombre de tentatives.",
    },
    no_days: {
      message: "Aucun jour n’est autorisé : personne ne sera appelé.",
      help: "Autorisez au moins un jour ; pour les sept, laissez le champ vide.",
    },
    goal_retry_without_variable: {
      message: "Il faut rappeler jusqu’à l’objectif, mais aucune variable ne dit s’il est atteint.",
      help: "Indiquez la variable oui/non de l’assistant ou désactivez ces rappels.",
    },
    goal_variable_without_retry: {
      message: "Une variable de l’objectif est indiquée, mais aucun appel n’est répété à cause d’elle.",
      help: "Activez « Rappeler jusqu’à l’objectif » ou retirez la variable.",
    },
    night_hours: {
      message: "Les appels sont autorisés avant 08:00 ou après 21:00 dans le fuseau horaire de la campagne.",
      help: "Faites commencer les horaires plus tard ou finir plus tôt, sauf si la nuit est voulue.",
    },
    unknown_field: {
      message: "Le serveur ignore « :key » : une campagne n'a pas ce champ.",
      help: "Corrigez le nom ou retirez la valeur.",
    },
    value_dropped: {
      message: "JSON ne peut pas contenir :value (dans « :key ») : le serveur ne recevrait rien, ou une liste vide.",
      help: "Indiquez un nombre, un texte ou une liste.",
    },
  },
  unchecked: {
    assistant: "Seul le compte sait s’il a cet assistant.",
    phone_numbers: "Seul le compte sait si ces numéros de téléphone lui appartiennent.",
    goal_variable: "Seul le compte sait si l’assistant a cette variable oui/non.",
    timezone_default: "Aucun fuseau horaire n’est indiqué, et seul le compte sait lequel vaut alors.",
    parallel_limit: "L’offre autorise peut-être moins d’appels simultanés que le fournisseur n’en documente.",
    campaign_limit: "Seul le compte sait si l’offre autorise encore une campagne.",
  },
};
