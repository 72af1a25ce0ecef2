using Microsoft.AspNetCore.Identity;

namespace DigitalIndiaStack.Identity.Block.Passkeys;

/// <summary>The store that a <see cref="UserManager{TUser}"/> must be given. Persons are not users of ASP.NET Core Identity; whatever would make them some is refused.</summary>
internal sealed class NoUserStore : IUserStore<PasskeyUser>
{
    public Task<string> GetUserIdAsync(PasskeyUser user, CancellationToken cancellationToken) => Task.FromResult(user.Handle);

    public Task<string?> GetUserNameAsync(PasskeyUser user, CancellationToken cancellationToken) => throw Refused();

    public Task SetUserNameAsync(PasskeyUser user, string? userName, CancellationToken cancellationToken) => throw Refused();

    public Task<string?> GetNormalizedUserNameAsync(PasskeyUser user, CancellationToken cancellationToken) => throw Refused();

    public Task SetNormalizedUserNameAsync(PasskeyUser user, string? normalizedName, CancellationToken cancellationToken) => throw Refused();

    public Task<IdentityResult> CreateAsync(PasskeyUser user, CancellationToken cancellationToken) => throw Refused();

    public Task<IdentityResult> UpdateAsync(PasskeyUser user, CancellationToken cancellationToken) => throw Refused();

    public Task<IdentityResult> DeleteAsync(PasskeyUser user, CancellationToken cancellationToken) => throw Refused();

    public Task<PasskeyUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) => throw Refused();

    public Task<PasskeyUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw Refused();

    public void Dispose()
    {
        // It holds nothing.
    }

    private static NotSupportedException Refused() => new("Persons are kept by the identity block, not by ASP.NET Core Identity.");
}
