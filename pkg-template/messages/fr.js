// French words for the campaign form.

export const messages = {
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

export const attributes = {
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
