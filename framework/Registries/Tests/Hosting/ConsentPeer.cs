using System.Collections.Concurrent;
using System.Net;
using DigitalIndiaStack.Consent.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Registries.Tests.Hosting;

/// <summary>The consent block as registries reaches it over HTTP: it verifies by the rule that each test sets for its consent.</summary>
internal sealed class ConsentPeer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<Guid, Func<VerificationRequest, IResult>> rules = new();

    private ConsentPeer(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>The questions that it was asked.</summary>
    public ConcurrentQueue<VerificationRequest> Questions { get; } = new();

    public static async Task<ConsentPeer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var peer = new ConsentPeer(builder.Build());
        peer.app.MapPost("/consent/v1/verifications", peer.Verify);
        await peer.app.StartAsync();
        return peer;
    }

    /// <summary>Makes a live consent of a person for one requester, purpose, registry and some fields.</summary>
    public Guid Grant(string subject, string requester, string purpose, string registry, params string[] fields) => Answer(question =>
        question.Requester == requester && question.PurposeCode == purpose && question.Registry == registry && !question.Fields.Except(fields).Any()
            ? Results.Json(new { active = true, subject, fields = question.Fields, expiresAt = "2099-01-01T00:00:00Z" })
            : Results.Json(new { active = false, reason = "fields" }));

    /// <summary>Makes a consent about which questions are answered in one way.</summary>
    public Guid Answer(Func<VerificationRequest, IResult> rule)
    {
        var consentId = Guid.CreateVersion7();
        rules[consentId] = rule;
        return consentId;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Verify(VerificationRequest question)
    {
        Questions.Enqueue(question);
        return rules.TryGetValue(question.ConsentId, out var rule) ? rule(question) : Results.Json(new { active = false, reason = "unknown" });
    }
}
