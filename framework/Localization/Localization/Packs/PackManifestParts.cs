using System.Text.Json.Serialization;

namespace DigitalIndiaStack.Localization.Packs;

/// <summary>The languages of a country and of its pack, BCP 47 tags.</summary>
/// <param name="Official">Languages with official standing.</param>
/// <param name="Spoken">Languages that many people speak.</param>
/// <param name="Offered">Languages that the pages offer; neutral tags, as <c>ar</c> and not <c>ar-MA</c>.</param>
/// <param name="Default">The offered language of a reader who names none.</param>
public sealed record PackLanguages(IReadOnlyList<string> Official, IReadOnlyList<string> Spoken, IReadOnlyList<string> Offered, string Default);

/// <summary>The currency of a country.</summary>
/// <param name="Code">ISO 4217 code.</param>
/// <param name="Decimals">Digits of the minor unit.</param>
public sealed record PackCurrency(string Code, int Decimals);

/// <summary>The calendars of a country.</summary>
/// <param name="Display">Calendars that dates are shown in; so far <c>gregory</c> only.</param>
/// <param name="Storage">The calendar of stored dates and of the wire: always <c>gregory</c>.</param>
public sealed record PackCalendars(IReadOnlyList<string> Display, string Storage);

/// <summary>Which parts a name has. One full name is always required, because not everybody has a family name.</summary>
/// <param name="Required">Required parts.</param>
/// <param name="Optional">Parts that may be given.</param>
/// <param name="Order"><c>given-first</c> or <c>family-first</c>.</param>
public sealed record PackNameRules(IReadOnlyList<string> Required, IReadOnlyList<string> Optional, string Order);

/// <summary>How long vouchers live.</summary>
/// <param name="Days">Days until a voucher expires whose issuer names no moment.</param>
/// <param name="LongestDays">How many days ahead an expiry may be.</param>
public sealed record PackVouchers(int Days, int LongestDays);

/// <summary>The clocks of disputes about payments, in days of 24 hours.</summary>
/// <param name="Days">How long after it a payment may be disputed.</param>
/// <param name="AnswerDays">How long the payee has to answer.</param>
/// <param name="DecisionDays">How long the operator has to decide a dispute that is contested.</param>
public sealed record PackDisputes(int Days, int AnswerDays, int DecisionDays);

/// <summary>The clocks of transfers to accounts outside of the ledger, and what a late report on one owes.</summary>
/// <param name="AnswerMinutes">How long until one is deemed of which nothing is reported.</param>
/// <param name="PersonDays">How many calendar days after that of the acknowledgement a report on one to a person owes nothing.</param>
/// <param name="MerchantDays">The same for one to a merchant.</param>
/// <param name="PerDay">What each day after that owes, in minor units of the currency.</param>
public sealed record PackOutward(int AnswerMinutes, int PersonDays, int MerchantDays, long PerDay);

/// <summary>How far a translation is.</summary>
public sealed record PackTranslation
{
    /// <summary>Whether a person who speaks the language has checked it.</summary>
    public required TranslationStatus Status { get; init; }

    /// <summary>Who checked it.</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>When it was checked.</summary>
    public DateOnly? ReviewedOn { get; init; }

    /// <summary>Hash of the English texts at that time, as <c>dis pack lint</c> prints it.</summary>
    public string? SourceHash { get; init; }

    /// <summary>Keys whose text is rightly the same as in English.</summary>
    public IReadOnlyList<string> SameAs { get; init; } = [];
}

/// <summary>Whether a translation has been checked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TranslationStatus>))]
public enum TranslationStatus
{
    /// <summary>Not checked by a native speaker.</summary>
    [JsonStringEnumMemberName("draft")]
    Draft,

    /// <summary>Checked by a native speaker.</summary>
    [JsonStringEnumMemberName("reviewed")]
    Reviewed,
}

/// <summary>Which digits are shown.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DigitDisplay>))]
public enum DigitDisplay
{
    /// <summary>0 to 9.</summary>
    [JsonStringEnumMemberName("latin")]
    Latin,

    /// <summary>The digits of the script of the language.</summary>
    [JsonStringEnumMemberName("native-display")]
    NativeDisplay,
}
