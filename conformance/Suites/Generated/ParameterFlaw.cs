using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>One parameter as its schema does not allow it.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Keyword">The keyword that is broken.</param>
/// <param name="Value">The value.</param>
internal sealed record ParameterFlaw(RequestParameter Parameter, string Keyword, string Value)
{
    public Task<Answer> SendAsync(GoodCall call)
    {
        var made = call.Body is null ? call.Make() : call.Make().Json(call.Body);
        return (Parameter.In switch
        {
            "path" => made.Path(Parameter.Name, Value),
            "header" => made.WithoutHeader(Parameter.Name).Header(Parameter.Name, Value),
            _ => made.Query(Parameter.Name, Value),
        }).SendAsync(call.Owner);
    }

    public override string ToString() => $"the {Parameter.In} parameter {Parameter.Name} against {Keyword}";
}
