// French texts of the second contract. A no-break space (U+00A0) stands inside « » and before a colon.
import { fr as first } from "./fr.js";
import type { Language202607 } from "./language-2026-07.js";

/**
 * French for the second contract.
 *
 * @example
 * import { validateCampaign } from "outbound-campaign/2026-07";
 * import { fr } from "outbound-campaign/messages/fr-2026-07";
 *
 * validateCampaign({ name: "Offre", channel: "fax" }, { language: fr }).errors; // { channel: ["Le champ « Canal » doit être l’un des canaux proposés."] }
 */
export const fr: Language202607 = {
  ...first,
  messages: {
    ...first.messages,
    required_if: "Le champ « :attribute » est obligatoire.",
    date: "Le champ « :attribute » doit être une date et une heure, par ex. 2026-07-27T09:00:00+02:00.",
    "channel.in": "Le champ « :attribute » doit être l’un des canaux proposés.",
    "fallback_channel.in": "Le champ « :attribute » doit être l’un des canaux proposés.",
    whatsapp_sender_unknown: "Cet expéditeur WhatsApp n’appartient pas à votre compte.",
    whatsapp_template_unknown: "Ce modèle n’est pas approuvé pour l’expéditeur WhatsApp.",
    sms_number_unknown: "Ce numéro de téléphone ne peut pas envoyer de SMS pour votre compte.",
  },
  attributes: {
    ...first.attributes,
    channel: "Canal",
    schedule_windows: "Horaires",
    "schedule_windows.*.start": "Début de la plage :position",
    "schedule_windows.*.end": "Fin de la plage :position",
    allowed_hours_start_time: "À partir de",
    allowed_hours_end_time: "Jusqu’à",
    scheduled_start_at: "Démarrage prévu",
    fallback_channel: "Relève",
    fallback_whatsapp_sender_id: "Expéditeur WhatsApp de la relève",
    fallback_whatsapp_template_id: "Modèle WhatsApp de la relève",
    fallback_sms_from_phone_number_id: "Numéro de téléphone de la relève",
    fallback_sms_body: "Texte de la relève",
    fallback_variable_mapping: "Variables du modèle de la relève",
    whatsapp_sender_id: "Expéditeur WhatsApp",
    whatsapp_template_id: "Modèle WhatsApp",
    text_variable_mapping: "Variables du modèle",
    messages_per_minute: "Envois par minute",
    sms_from_phone_number_id: "Numéro de téléphone du SMS",
    sms_body: "Texte",
  },
  warnings: {
    ...first.warnings,
    timezone_omitted: {
      message:
        "Aucun fuseau horaire n’est choisi. Celui de l’assistant s’applique aux appels, celui du compte aux messages.",
      help: "Choisissez le fuseau horaire des heures et des jours.",
    },
    overnight_window: {
      message: "Une plage horaire finit à une heure antérieure à celle du début : elle se prolonge jusqu’au lendemain.",
      help: "Inversez les deux heures si vous ne voulez pas la nuit. Sinon, choisissez les jours où les plages commencent.",
    },
    zero_length_window: {
      message: "Une plage horaire commence et finit à la même minute.",
      help: "Choisissez une fin plus tardive ou retirez la plage.",
    },
    overlapping_windows: {
      message: "Deux plages horaires d’un jour ont des minutes en commun.",
      help: "Réunissez les plages, ou faites finir l’une avant le début de l’autre.",
    },
    hours_beside_windows: {
      message: "Il y a des plages horaires et une seule paire d’heures. La paire ne compte que sans plages.",
      help: "Laissez « À partir de » et « Jusqu’à » vides.",
    },
    night_hours: {
      message: "Les horaires vont avant 08:00 ou après 21:00 dans le fuseau horaire de la campagne.",
      help: "Commencez plus tard ou finissez plus tôt si vous ne voulez pas la nuit.",
    },
    no_days: { message: "Aucun jour n’est choisi.", help: "Choisissez au moins un jour, ou les sept." },
    start_without_offset: {
      message: "Le démarrage prévu n’indique pas de décalage par rapport à UTC : son fuseau horaire est incertain.",
      help: "Indiquez le décalage, par ex. 2026-07-27T09:00:00+02:00.",
    },
    start_in_past: {
      message: "Le démarrage prévu est dans le passé.",
      help: "Choisissez une date plus tardive, ou laissez-la vide et démarrez la campagne à la main.",
    },
    other_channel: {
      message: "Certaines données concernent un autre canal que celui de la campagne.",
      help: "Choisissez ce canal ou retirez ces données.",
    },
    fallback_incomplete: {
      message: "Certaines données concernent une relève qui n’est pas choisie.",
      help: "Choisissez cette relève ou retirez ces données.",
    },
    placeholder_unknown: {
      message: "Une variable est indiquée pour un emplacement que le modèle n’a pas.",
      help: "Retirez cette variable.",
    },
    placeholder_unmapped: {
      message: "Un emplacement du modèle n’a pas de variable. Un message dont une valeur est vide n’est pas envoyé.",
      help: "Indiquez une variable pour chaque emplacement.",
    },
    placeholder_unfillable: {
      message: "Un emplacement ne peut pas être rempli : son nom manque, ou il n’est pas dans le texte d’un message.",
      help: "Écrivez {{variable}} dans le texte d’un message. Pour un modèle, écrivez seulement le nom.",
    },
  },
  unchecked: {
    ...first.unchecked,
    whatsapp_template: "Seul le serveur peut vérifier si votre compte a cet expéditeur WhatsApp et ce modèle.",
    sms_number: "Seul le serveur peut vérifier si ce numéro de téléphone peut envoyer des SMS.",
    scheduled_start_format: "Seul le serveur peut vérifier s’il sait lire cette date.",
  },
  help: {
    ...first.help,
    channel: "Si la campagne appelle, ou envoie des messages WhatsApp ou des SMS.",
    timezone:
      "Les heures et les jours sont exprimés dans ce fuseau. Sans choix, celui de l’assistant ou de votre compte s’applique.",
    schedule_windows: "Une ou plusieurs plages par jour. Une fin avant le début est au lendemain.",
    allowed_hours_start_time: "Début d’une plage quotidienne. Elle ne compte que sans autres plages.",
    allowed_hours_end_time: "Fin d’une plage quotidienne. Elle ne compte que sans autres plages.",
    scheduled_start_at: "La date et l’heure auxquelles la campagne démarre seule, avec le décalage par rapport à UTC.",
    allowed_days: "Les jours de la campagne. Sans choix, les sept.",
    max_retries: "Le nombre de nouvelles tentatives par contact, de 1 à 5.",
    phone_number_ids: "Les numéros de téléphone d’où partent les appels.",
    fallback_channel: "Le canal d’un message après la dernière tentative d’appel.",
    fallback_whatsapp_sender_id: "L’expéditeur WhatsApp du message après la dernière tentative.",
    fallback_whatsapp_template_id: "Un modèle approuvé pour cet expéditeur.",
    fallback_sms_from_phone_number_id: "Un numéro de téléphone qui peut envoyer des SMS.",
    fallback_sms_body: "{{variable}} représente une variable du contact.",
    fallback_variable_mapping: "Une variable du contact pour chaque emplacement du modèle.",
    whatsapp_sender_id: "L’expéditeur WhatsApp des messages.",
    whatsapp_template_id: "Un modèle approuvé pour l’expéditeur.",
    text_variable_mapping: "Une variable du contact pour chaque emplacement du modèle.",
    messages_per_minute: "De 1 à 10 messages par minute.",
    sms_from_phone_number_id: "Un numéro de téléphone qui peut envoyer des SMS.",
    sms_body: "1600 caractères au plus. {{variable}} représente une variable du contact.",
  },
  placeholders: {
    ...first.placeholders,
    sms_body: "Bonjour {{nom_du_client}}",
    fallback_sms_body: "Nous n’avons pas pu vous joindre, {{nom_du_client}}",
  },
  units: { ...first.units, messages: "messages" },
  options: {
    ...first.options,
    channel: { call: "Appels", whatsapp: "Messages WhatsApp", sms: "SMS" },
    fallback_channel: { whatsapp: "Message WhatsApp", sms: "SMS" },
  },
};
