// French texts. They address the user as "vous". A no-break space (U+00A0) stands inside « » and before a colon.
import type { Language } from "./language.js";

/**
 * French.
 *
 * @example
 * import { validateCampaign } from "outbound-campaign";
 * import { fr } from "outbound-campaign/messages/fr";
 *
 * validateCampaign({ assistant_id: 127 }, { language: fr }).errors; // { name: ["Le champ « Nom de la campagne » est obligatoire."] }
 */
export const fr: Language = {
  messages: {
    required: "Le champ « :attribute » est obligatoire.",
    string: "Le champ « :attribute » doit être un texte.",
    integer: "Le champ « :attribute » doit être un nombre entier.",
    boolean: "Le champ « :attribute » doit être oui ou non.",
    array: "Le champ « :attribute » doit être une liste.",
    timezone: "Le champ « :attribute » doit être un nom valide, par ex. Europe/Paris.",
    date_format: "Le champ « :attribute » doit être une heure entre 00:00 et 23:59, par ex. 09:00.",
    in: "Le champ « :attribute » doit être un jour de la semaine.",
    distinct: "Le champ « :attribute » est en double.",
    min: { numeric: "Le champ « :attribute » doit être supérieur ou égal à :min." },
    max: {
      numeric: "Le champ « :attribute » doit être inférieur ou égal à :max.",
      string: "Le champ « :attribute » ne doit pas dépasser :max caractères.",
    },
    between: { numeric: "Le champ « :attribute » doit être compris entre :min et :max." },
    unserializable: "Le champ « :attribute » ne peut pas être envoyé. Veuillez saisir à nouveau la valeur.",
    assistant_not_found: "Cet assistant est introuvable ou ne passe pas d’appels sortants.",
    phone_number_not_owned: "Ce numéro de téléphone n’appartient pas à votre compte.",
    goal_variable_unknown: "L’assistant n’a pas de variable oui/non « :input ».",
    "The given data was invalid.": "Veuillez vérifier votre saisie.",
    "(and :count more error)": "(et :count autre erreur)",
    "(and :count more errors)": "(et :count autres erreurs)",
  },
  attributes: {
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
  },
  warnings: {
    invisible_characters: {
      message: "Le nom de la campagne contient des caractères invisibles.",
      help: "Saisissez le nom à nouveau. Ces caractères viennent souvent d’un texte collé.",
    },
    timezone_omitted: {
      message:
        "Aucun fuseau horaire n’est choisi. La plateforme peut utiliser celui du compte ou celui de l’assistant.",
      help: "Choisissez le fuseau horaire des heures et des jours d’appel.",
    },
    overnight_window: {
      message:
        "Les appels finissent à une heure antérieure à celle du début : chaque plage horaire se prolonge jusqu’au lendemain.",
      help: "Inversez les deux heures si vous ne voulez pas appeler la nuit. Sinon, choisissez les jours où les plages commencent.",
    },
    zero_length_window: {
      message: "Les appels commencent et finissent à la même minute : personne ne sera appelé.",
      help: "Choisissez une fin plus tardive. Pour toute la journée, laissez les deux heures vides.",
    },
    window_shorter_than_retry_interval: {
      message:
        "La plage horaire ne dure pas plus longtemps que le délai entre deux tentatives : chaque nouvelle tentative attend une autre plage.",
      help: "Allongez la plage horaire ou raccourcissez le délai entre les tentatives.",
    },
    retries_exceed_window: {
      message:
        "Les nouvelles tentatives ne tiennent pas toutes dans une plage horaire. Les dernières en attendent une autre.",
      help: "Allongez la plage horaire, raccourcissez le délai entre les tentatives ou réduisez leur nombre.",
    },
    no_days: {
      message: "Aucun jour n’est choisi : personne ne sera appelé.",
      help: "Choisissez au moins un jour, ou les sept.",
    },
    goal_retry_without_variable: {
      message: "Il faut rappeler jusqu’à l’objectif, mais aucune variable n’indique s’il est atteint.",
      help: "Saisissez la variable oui/non de l’assistant ou désactivez « Rappeler jusqu’à l’objectif ».",
    },
    goal_variable_without_retry: {
      message: "Une variable de l’objectif est saisie, mais elle n’entraîne aucun rappel.",
      help: "Activez « Rappeler jusqu’à l’objectif » ou retirez la variable.",
    },
    night_hours: {
      message: "Des appels sont autorisés avant 08:00 ou après 21:00 dans le fuseau horaire de la campagne.",
      help: "Commencez plus tard ou finissez plus tôt si vous ne voulez pas appeler la nuit.",
    },
    unknown_field: {
      message: "« :key » n’est pas un champ d’une campagne : le serveur l’ignore.",
      help: "Corrigez le nom ou retirez la valeur.|Lisez le formulaire HTML avec fromFormData.",
    },
    value_dropped: {
      message:
        "« :key » contient :value, qui ne peut pas être envoyé : le serveur ne recevrait rien, ou une liste vide.",
      help: "Indiquez un nombre, un texte, une liste ou un objet simple.|Lisez le formulaire HTML avec fromFormData.|Manque-t-il un await ?",
    },
  },
  unchecked: {
    assistant: "Seul le serveur peut vérifier si votre compte a cet assistant.",
    phone_numbers: "Seul le serveur peut vérifier si ces numéros de téléphone appartiennent à votre compte.",
    goal_variable: "Seul le serveur peut vérifier si l’assistant a cette variable oui/non.",
    timezone_default: "Aucun fuseau horaire n’est choisi, et seul le serveur sait lequel s’applique alors.",
    parallel_limit: "Votre forfait autorise peut-être moins d’appels simultanés que le fournisseur n’en documente.",
    campaign_limit: "Seul le serveur peut vérifier si votre forfait autorise encore une campagne.",
  },
  errors: {
    authentication: "Le serveur n’a pas accepté la clé API, ou il manque une autorisation à cette clé.",
    plan_limit: "Votre forfait n’autorise pas de campagne supplémentaire.",
    assistant_not_found: "Cet assistant est introuvable ou ne passe pas d’appels sortants.",
    not_found: "Le serveur ne connaît pas cette adresse ou cette campagne.",
    validation: "Veuillez vérifier votre saisie.",
    rate_limit: "Trop de requêtes. Veuillez patienter un moment, puis réessayer.",
    server: "Le serveur rencontre un problème.",
    unexpected_response: "La réponse du serveur était incomplète ou incompréhensible.",
    connection: "La connexion au serveur a échoué.",
    timeout: "Le serveur n’a pas répondu à temps.",
    aborted: "La requête a été annulée.",
    no_relay: "Aucun relais de cette application ne répond à :address. Est-il démarré ?",
    relay: "Cette application n’a pas transmis la requête (:code).",
    relay_answer_too_large: "La réponse du serveur est trop volumineuse.",
    relay_calibration: "Le serveur ne se comporte pas comme le décrit sa documentation.",
    relay_errors_too_large: "La liste des erreurs est trop volumineuse.",
    relay_forbidden: "Vous n’avez pas accès. Veuillez vous reconnecter.",
    relay_idempotency_mismatch: "Cette requête a déjà été envoyée avec d’autres données.",
    relay_idempotency_pending: "La même requête est encore en cours.",
    relay_idempotency_store: "Cette application ne peut pas envoyer de requêtes pour le moment.",
    relay_key: "La clé API n’est pas disponible pour le moment.",
    relay_slow: "La requête a mis trop de temps à arriver.",
    relay_timeout: "Le serveur n’a pas répondu à temps.",
    relay_too_large: "La requête est trop volumineuse.",
    relay_unreachable: "Le serveur est injoignable.",
    relay_upstream: "Le serveur n’a pas donné de réponse claire.",
  },
  outcomes: {
    create: {
      "not-sent": "Rien n’a été envoyé.",
      refused: "Aucune campagne n’a été créée.",
      unknown: "La campagne a peut-être été créée malgré tout. Consultez la liste des campagnes avant de réessayer.",
    },
    change: {
      "not-sent": "Rien n’a été envoyé.",
      refused: "Rien n’a été modifié.",
      unknown:
        "La modification a peut-être été faite malgré tout. Consultez la liste des campagnes avant de réessayer.",
    },
  },
  help: {
    name: "Visible par vous seulement. 255 caractères au plus.",
    assistant_id: "L’assistant qui passe les appels sortants.",
    timezone:
      "Les heures et les jours d’appel sont exprimés dans ce fuseau. Sans choix, celui de votre compte s’applique.",
    max_calls_in_parallel: "Le nombre d’appels possibles en même temps. Votre forfait fixe la limite supérieure.",
    allowed_hours_start_time: "Début de la plage horaire quotidienne des appels.",
    allowed_hours_end_time: "Fin de la plage horaire quotidienne des appels.",
    allowed_days: "Les jours où l’on appelle. Sans choix, les sept.",
    max_retries: "Le nombre de nouvelles tentatives après un appel échoué : de 1 à 5.",
    retry_interval: "De 10 à 4320 minutes (trois jours).",
    retry_on_voicemail: "Rappeler si une messagerie a répondu.",
    retry_on_goal_incomplete: "Rappeler si l’objectif de l’appel n’est pas atteint.",
    goal_completion_variable: "La variable oui/non de l’assistant qui indique si l’objectif est atteint.",
    mark_complete_when_no_leads: "Terminer la campagne quand il ne reste personne à appeler.",
    phone_number_ids: "Les numéros de téléphone d’où partent les appels, chacun une fois.",
  },
  placeholders: {
    name: "Démonstration de produit",
    timezone: "Europe/Paris",
    goal_completion_variable: "rendez_vous_pris",
  },
  units: { characters: "caractères", calls: "appels", retries: "fois", minutes: "minutes" },
  options: {
    allowed_days: {
      monday: "Lundi",
      tuesday: "Mardi",
      wednesday: "Mercredi",
      thursday: "Jeudi",
      friday: "Vendredi",
      saturday: "Samedi",
      sunday: "Dimanche",
    },
  },
};
