using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>What a relying party asks of a person, and what the person made of it (section 16). A change is one conditional statement, so that races have one winner.</summary>
internal sealed class Permission
{
    /// <summary>How long a person may take to decide, and how long a permission for KYC holds.</summary>
    public static readonly TimeSpan ShortLife = TimeSpan.FromHours(24);

    /// <summary>How long a permission for verification holds.</summary>
    public static readonly TimeSpan LongLife = TimeSpan.FromDays(30);

    private static readonly PermissionItem[] Questions = [PermissionItem.FullName, PermissionItem.Over18, PermissionItem.Region];

    public required Guid Id { get; init; }

    public required string Tenant { get; init; }

    /// <summary>The relying party that asks.</summary>
    public required string Client { get; init; }

    /// <summary>The person as the relying party knows them.</summary>
    public required string Subject { get; init; }

    /// <summary>The person; <see langword="null"/> when nobody is known by the subject, which is not told: nobody decides then.</summary>
    public required PersonId? PersonId { get; init; }

    public required PermissionPurpose Purpose { get; init; }

    /// <summary>The names of the items, separated by spaces.</summary>
    public required string ItemNames { get; init; }

    public required string Reason { get; init; }

    /// <summary>The key to which a KYC answer is encrypted.</summary>
    public string? KeyId { get; init; }

    public PermissionState State { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Until when the person may decide; once granted, until when it holds.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What it is about.</summary>
    public IReadOnlyList<PermissionItem> Items => [.. ItemNames.Split(' ').Select(Enum.Parse<PermissionItem>)];

    /// <summary>When it ends if it is granted now.</summary>
    public DateTimeOffset EndIfGranted(DateTimeOffset now) => now + (Purpose == PermissionPurpose.Kyc ? ShortLife : LongLife);

    /// <summary>How far it is at a moment, expiry included.</summary>
    public PermissionStatus StatusAt(DateTimeOffset now) => State switch
    {
        PermissionState.Refused => PermissionStatus.Refused,
        PermissionState.Withdrawn => PermissionStatus.Withdrawn,
        PermissionState.Used => PermissionStatus.Used,
        _ when ExpiresAt <= now => PermissionStatus.Expired,
        PermissionState.Granted => PermissionStatus.Granted,
        _ => PermissionStatus.Asked,
    };

    /// <summary>Whether items may be asked for with a purpose.</summary>
    public static bool Fits(PermissionPurpose purpose, IReadOnlyList<PermissionItem> items) =>
        items.Distinct().Count() == items.Count
        && (purpose == PermissionPurpose.Verification ? items.All(Questions.Contains) : !items.Contains(PermissionItem.Over18));
}
