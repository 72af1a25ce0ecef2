using System.Globalization;
using DigitalIndiaStack.Identity.Block.Keys;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Permission = DigitalIndiaStack.Identity.Block.Domain.Permission;
using Person = DigitalIndiaStack.Identity.Block.Domain.Person;

namespace DigitalIndiaStack.Identity.Block.Kyc;

/// <summary>Makes the signed answer that a permission gives once: what the person granted, for one reader and one request (IDN-16.13, IDN-16.14).</summary>
internal sealed class KycAnswers(IdentityKeys keys, IOptions<IdentityOptions> options, TimeProvider clock)
{
    private const string Type = "kyc+jwt";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Signs it.</summary>
    public string Sign(Person person, Permission permission, string requestId)
    {
        var now = clock.GetUtcNow();
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = Type,
            Issuer = options.Value.Issuer.AbsoluteUri,
            Audience = permission.Client,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Life).UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                ["jti"] = Guid.CreateVersion7(now).ToString(),
                ["sub"] = permission.Subject,
                ["request_id"] = requestId,
                ["permission_id"] = permission.Id.ToString(),
                ["claims"] = Told(person, permission),
            },
            SigningCredentials = new SigningCredentials(keys.Signing, SecurityAlgorithms.EcdsaSha256),
        });
    }

    private static Dictionary<string, object> Told(Person person, Permission permission)
    {
        (PermissionItem Item, string Name, string? Value)[] known =
        [
            (PermissionItem.FullName, "fullName", person.FullName),
            (PermissionItem.GivenName, "givenName", person.GivenName),
            (PermissionItem.FamilyName, "familyName", person.FamilyName),
            (PermissionItem.DateOfBirth, "dateOfBirth", person.DateOfBirth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            (PermissionItem.Region, "region", person.Region),
            (PermissionItem.Email, "email", person.Email),
            (PermissionItem.Phone, "phone", person.Phone),
            (PermissionItem.Language, "language", person.Language),
        ];
        return known.Where(fact => fact.Value is not null && permission.Items.Contains(fact.Item)).ToDictionary(fact => fact.Name, object (fact) => fact.Value!);
    }
}
