using DigitalIndiaStack.Identity.Block.Pages.Identity;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Asking;

/// <summary>Says a permission as the API does.</summary>
internal sealed class PermissionWire(TimeProvider clock, IOptions<IdentityOptions> options)
{
    /// <summary>The moment, as finely as the store keeps it: the first answer must be the same as every later one.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = clock.GetUtcNow();
            return now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMicrosecond));
        }
    }

    /// <summary>The permission as it is now.</summary>
    public Permission Show(Domain.Permission permission) => new()
    {
        PermissionId = permission.Id,
        Purpose = permission.Purpose,
        Items = permission.Items,
        Reason = permission.Reason,
        KeyId = permission.KeyId,
        Status = permission.StatusAt(clock.GetUtcNow()),
        AskedAt = permission.AskedAt,
        ExpiresAt = permission.ExpiresAt,
        DecisionUrl = new Uri(options.Value.Issuer, PermissionsModel.Address),
    };
}
