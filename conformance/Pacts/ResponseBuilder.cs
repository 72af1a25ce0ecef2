using System.Net;
using System.Text.Json;
using DigitalIndiaStack.Conformance.Pacts.Matching;
using DigitalIndiaStack.Conformance.Pacts.Native;

namespace DigitalIndiaStack.Conformance.Pacts;

/// <summary>What the consumer understands of the answer: name nothing that it does not use.</summary>
public sealed class ResponseBuilder
{
    private const int Part = 1;

    private readonly uint interaction;

    internal ResponseBuilder(uint interaction) => this.interaction = interaction;

    /// <summary>Says the status.</summary>
    public ResponseBuilder WithStatus(HttpStatusCode status) => WithStatus((ushort)status);

    /// <summary>Says the status.</summary>
    public ResponseBuilder WithStatus(ushort status) => Add(ConsumerCalls.ResponseStatus(interaction, status), "the status");

    /// <summary>Adds a header; others may come along.</summary>
    public ResponseBuilder WithHeader(string key, string value) => Add(ConsumerCalls.WithHeader(interaction, Part, key, 0, value), key);

    /// <summary>Adds a header.</summary>
    public ResponseBuilder WithHeader(string key, IMatcher value) => WithHeader(key, value.ToJson().ToJsonString());

    /// <summary>Says the members that the consumer reads; the provider may send more.</summary>
    /// <param name="contentType">Differs for refusals: <c>application/problem+json</c>.</param>
    public ResponseBuilder WithJsonBody(object body, string contentType = "application/json") =>
        Add(ConsumerCalls.WithBody(interaction, Part, contentType, JsonSerializer.Serialize(body, JsonSerializerOptions.Web)), "the body");

    private ResponseBuilder Add(bool taken, string what)
    {
        Call.Do(taken, what);
        return this;
    }
}
