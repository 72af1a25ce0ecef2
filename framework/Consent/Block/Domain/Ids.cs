using DigitalIndiaStack.Core.Values;

namespace DigitalIndiaStack.Consent.Block.Domain;

/// <summary>Identifies one data agreement through all its versions.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct AgreementId(Guid Value) : IStrongId<AgreementId>
{
    public static AgreementId From(Guid value) => new(value);

    public static bool operator <(AgreementId left, AgreementId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(AgreementId left, AgreementId right) => right < left;
}

/// <summary>Identifies one request for consent.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct RequestId(Guid Value) : IStrongId<RequestId>
{
    public static RequestId From(Guid value) => new(value);
}

/// <summary>Identifies one recorded consent.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct ConsentId(Guid Value) : IStrongId<ConsentId>
{
    public static ConsentId From(Guid value) => new(value);

    public static bool operator <(ConsentId left, ConsentId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(ConsentId left, ConsentId right) => right < left;
}
