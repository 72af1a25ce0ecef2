using System.Security.Claims;
using System.Text.Json;
using DigitalIndiaStack.Core.Values;

namespace DigitalIndiaStack.Core.Security;

/// <summary>Who sent the request: a client, and the person for whom it acts, if any. Scoped; also for signed-in visitors of pages.</summary>
public sealed class Caller
{
    private readonly TenantId? tenant;
    private readonly HashSet<string> scopes;
    private readonly HashSet<string> roles;

    /// <summary>Reads the caller from the claims of a validated token or cookie.</summary>
    /// <param name="user">The principal; one without claims is nobody.</param>
    public Caller(ClaimsPrincipal user)
    {
        ClientId = user.FindFirst(TokenClaims.ClientId)?.Value ?? string.Empty;
        var subject = user.FindFirst(TokenClaims.Subject)?.Value;
        Subject = subject == ClientId ? null : subject;
        Delegate = user.FindFirst(TokenClaims.Actor)?.Value is { } act ? SubjectOf(act) : null;
        tenant = TenantId.TryParse(user.FindFirst(TokenClaims.Tenant)?.Value, out var known) ? known : null;
        scopes = [.. user.FindAll(TokenClaims.Scope).SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        roles = [.. user.FindAll(TokenClaims.Roles).Select(claim => claim.Value)];
    }

    /// <summary>The calling client; for pages, the block that the person signed in to.</summary>
    /// <value>Empty when nobody is signed in.</value>
    public string ClientId { get; }

    /// <summary>The person who acts, or for whom a delegate does, as this block knows them.</summary>
    /// <value><see langword="null"/> when a client acts for itself.</value>
    public string? Subject { get; }

    /// <summary>The person who acts for the subject, as this block knows them; an audit record names both.</summary>
    /// <value><see langword="null"/> when nobody acts for another.</value>
    public string? Delegate { get; }

    /// <summary>The tenant for which the caller acts.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: a public operation must learn its tenant from the request.</exception>
    public TenantId Tenant => tenant ?? throw new InvalidOperationException("The caller has no tenant.");

    /// <summary>Whether the caller has a tenant; always in operations that want a scope.</summary>
    public bool HasTenant => tenant is not null;

    /// <summary>The person who acts, else the client: the actor of an audit record.</summary>
    public string Actor => Delegate ?? Subject ?? ClientId;

    /// <summary>The roles of the person at this block.</summary>
    public IReadOnlyCollection<string> Roles => roles;

    /// <summary>Whether the token grants a scope.</summary>
    public bool HasScope(string scope) => scopes.Contains(scope);

    /// <summary>Whether the person has a role.</summary>
    public bool HasRole(string role) => roles.Contains(role);

    // The issuer wrote it, so that what has another form is a fault and not a caller.
    private static string SubjectOf(string act)
    {
        using var actor = JsonDocument.Parse(act);
        return actor.RootElement.GetProperty(TokenClaims.Subject).GetString() ?? throw new InvalidOperationException("The claim act has no subject.");
    }
}
