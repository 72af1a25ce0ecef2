using System.Collections.Concurrent;
using DigitalIndiaStack.Identity.Block.Messages;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Tests.Hosting;

/// <summary>A person who is enrolled.</summary>
internal sealed record Citizen(string Tenant, string Number, string Pin, string Email)
{
    public const string PersonaPin = "482915";

    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new();
    private static int count;

    public static Citizen Wanjiru { get; } = new("ke", "910000000015", PersonaPin, "wanjiru@example.org");

    public static Citizen Halima { get; } = new("ke", "910000000036", PersonaPin, "halima@example.org");

    public static Citizen OfficerKiptoo { get; } = new("ke", "910000000043", PersonaPin, "kiptoo@example.org");

    public static Citizen AgentBarasa { get; } = new("ke", "910000000101", PersonaPin, "barasa@example.org");

    public static Citizen AgentJelagat { get; } = new("ke", "910000000117", PersonaPin, "jelagat@example.org");

    public static Citizen ReviewerWekesa { get; } = new("ke", "910000000129", PersonaPin, "wekesa@example.org");

    public static Citizen AgentSamir { get; } = new("ma", "920000000105", PersonaPin, "samir@example.org");

    public static Citizen ReviewerLeila { get; } = new("ma", "920000000114", PersonaPin, "leila@example.org");

    public static Citizen Fatima { get; } = new("ma", "920000000011", PersonaPin, "fatima@example.org");

    /// <summary>Enrols somebody new, whom no other test knows.</summary>
    public static async Task<Citizen> EnrolAsync(IdentityHost host, string name = "Somebody New", DateOnly? birth = null)
    {
        var email = $"citizen{Interlocked.Increment(ref count)}@example.org";
        var token = await host.ClientTokenAsync("enrolment-agent", "identity.persons.enrol", "ke");
        using var http = host.NewClient(token.AccessToken);
        var person = await new IdentityClient(http).EnrolPersonAsync(
            Guid.CreateVersion7().ToString(),
            new Enrolment { FullName = name, DateOfBirth = birth ?? new DateOnly(1990, 1, 2), Email = email, Language = "en", Pin = PersonaPin },
            TestContext.Current.CancellationToken);
        return new Citizen("ke", person.Number, PersonaPin, email);
    }

    /// <summary>Waits until nobody else signs in as this person.</summary>
    public async Task<IDisposable> EnterAsync()
    {
        var gate = Gates.GetOrAdd(Number, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(TestContext.Current.CancellationToken);
        return new Exit(gate);
    }

    public async Task<string> NewestCodeAsync(IdentityHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var inbox = scope.ServiceProvider.GetRequiredService<ISandboxInbox>();
        return (await inbox.ListAsync(Tenant, Email, 1, TestContext.Current.CancellationToken)).Single().Code!;
    }

    private sealed class Exit(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
