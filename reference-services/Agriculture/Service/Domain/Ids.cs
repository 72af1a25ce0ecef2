using DigitalIndiaStack.Core.Values;

namespace DigitalIndiaStack.Agriculture.Service.Domain;

/// <summary>Identifies one application.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct ApplicationId(Guid Value) : IStrongId<ApplicationId>
{
    public static ApplicationId From(Guid value) => new(value);

    public static bool operator <(ApplicationId left, ApplicationId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(ApplicationId left, ApplicationId right) => right < left;
}
