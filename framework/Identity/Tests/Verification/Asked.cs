using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Hosting;
using static DigitalIndiaStack.Identity.Tests.Aliases.OwnClient;

namespace DigitalIndiaStack.Identity.Tests.Verification;

/// <summary>A relying service and a person whom it asks.</summary>
internal sealed record Asked(IdentityClient Service, IdentityClient Person, string Subject, Citizen Citizen, string FullName)
{
    public const string Client = "conformance-a";

    private const string Scopes = "identity.keys.write identity.permissions.ask identity.verify identity.kyc identity.subjects.resolve";

    public static async Task<Asked> StartAsync(IdentityHost host, DateOnly? born = null, string? region = null)
    {
        var agent = await ServiceAsync(host, "enrolment-agent", "identity.persons.enrol");
        var (key, name) = (NewKey(), $"Ámina {Guid.CreateVersion7():N}");
        var enrolment = new Enrolment { FullName = name, DateOfBirth = born ?? new DateOnly(1990, 1, 2), Email = $"{key}@example.org", Language = "en", Region = region, Pin = Citizen.PersonaPin };
        var person = await agent.EnrolPersonAsync(key, enrolment, Cancellation);
        var citizen = new Citizen("ke", person.Number, Citizen.PersonaPin, enrolment.Email);
        var service = await ServiceAsync(host, Client, Scopes);
        var subject = (await service.ResolveSubjectAsync(new SubjectResolution { Number = person.Number }, Cancellation)).Subject;
        return new Asked(service, await OfAsync(host, citizen, "identity.own.permissions"), subject, citizen, name);
    }

    public Task<Permission> AskAsync(PermissionPurpose purpose, string? keyId, params PermissionItem[] items) =>
        Service.AskPermissionAsync(NewKey(), new PermissionDraft { Subject = Subject, Purpose = purpose, Items = items, Reason = "To open your account.", KeyId = keyId }, Cancellation);

    public Task<Permission> DecideAsync(Permission permission, PermissionAnswer answer = PermissionAnswer.Grant) =>
        Person.DecidePermissionAsync(permission.PermissionId, new PermissionDecision { Decision = answer }, Cancellation);

    public async Task<Permission> GrantedAsync(PermissionPurpose purpose, string? keyId, params PermissionItem[] items) => await DecideAsync(await AskAsync(purpose, keyId, items));

    public Task<VerificationAnswers> VerifyAsync(Permission permission, string? name = null, bool? over18 = null, string? region = null, string? subject = null) => Service.VerifyPersonAsync(
        new VerificationQuestions { Subject = subject ?? Subject, PermissionId = permission.PermissionId, FullName = name, Over18 = over18, Region = region }, Cancellation);

    public Task<KycAnswer> TakeAsync(Permission permission, string? request = null) =>
        Service.TakeKycAsync(permission.PermissionId, new KycRequest { RequestId = request ?? NewKey() }, Cancellation);
}
