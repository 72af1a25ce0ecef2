using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Suites.Consent;
using DigitalIndiaStack.Conformance.Suites.Identity;
using DigitalIndiaStack.Conformance.Suites.Payments;
using DigitalIndiaStack.Conformance.Suites.Registries;

namespace DigitalIndiaStack.Conformance.Suites.Conventions;

/// <summary>Calls by which the common rules are shown, at whichever blocks the server offers.</summary>
internal static class Shown
{
    private static readonly (string Block, string Operation)[] ListsByBlock =
        [("registries", "listRegistries"), ("consent", "listAgreements"), ("payments", "listPaymentRequests"), ("identity", "listEnrolments")];

    private static readonly (string Block, string Operation)[] ReadsByBlock =
        [("payments", "getAccount"), ("registries", "getRegistry"), ("consent", "getAgreement"), ("identity", "getPerson")];

    /// <summary>A list of a block that is offered, with a limit and a cursor.</summary>
    public static OperationCall List(CheckRun run) => Call(run, First(run, ListsByBlock));

    /// <summary>Every list of a block that is offered, one for each block.</summary>
    public static IEnumerable<OperationCall> Lists(CheckRun run) => Offered(run, ListsByBlock).Select(operation => Call(run, operation));

    /// <summary>An object that is not there, of a block that is offered.</summary>
    public static OperationCall NotThere(CheckRun run) => Call(run, First(run, ReadsByBlock)).Nowhere();

    /// <summary>An object that is not there, of every block.</summary>
    public static IEnumerable<(string Block, string Operation)> Reads => ReadsByBlock;

    /// <summary>An object by an id that must be a UUID.</summary>
    public static OperationCall ById(CheckRun run, string id)
    {
        var call = Call(run, First(run, [("payments", "getAccount"), ("consent", "getAgreement"), ("identity", "getPerson")]));
        return call.Path(call.Operation.Path.Split('{', '}')[1], id);
    }

    /// <summary>The code by which a block says that an object is not there.</summary>
    public static string NotFound(CheckRun run, OperationCall call) => $"{run.Specs.FamilyOf(call.Operation.Block)}-0404";

    /// <summary>Writes of two blocks that are offered; of one where there is no second. The conventions are one piece of every server.</summary>
    public static IReadOnlyList<Write> Writes(CheckRun run)
    {
        List<Write> offered = [.. AllWrites(run).Where(write => run.Offers(run.Specs.Document(write.Block)[write.Operation])).Take(2)];
        return offered.Count > 0 ? offered : throw new UndeclaredException(string.Join(", ", AllWrites(run).Select(write => write.Operation)));
    }

    /// <summary>Sends a call as whoever may make it.</summary>
    public static Task<Answer> SendAsync(this OperationCall call, CheckRun run) => call.SendAsync(run.A.For(call.Operation));

    private static Write[] AllWrites(CheckRun run) =>
    [
        new("payments", "openAccount", "treasury", "Shop", () => new JsonObject { ["kind"] = "merchant", ["name"] = "Shop", ["currency"] = Ledger.Of(run).Currency }),
        new("registries", "createRegistry", "registrar", "Plots", () => Plots.DefinitionOf(run.Unique("plots"))),
        new("consent", "createAgreement", "fiduciary", "To judge this server", () => Agreement.TermsOf(run)),
        new("identity", "enrolPerson", "registrar", "Person", () => Enrolment.Draft(run)),
    ];

    private static IEnumerable<ApiOperation> Offered(CheckRun run, IEnumerable<(string Block, string Operation)> named) =>
        named.Select(name => run.Specs.Document(name.Block)[name.Operation]).Where(run.Offers);

    private static ApiOperation First(CheckRun run, (string Block, string Operation)[] named) =>
        Offered(run, named).FirstOrDefault() ?? throw new UndeclaredException(string.Join(", ", named.Select(name => name.Operation)));

    private static OperationCall Call(CheckRun run, ApiOperation operation) => run.Api(operation.Block).Call(operation.Id);

    /// <summary>An operation that makes something of a body.</summary>
    /// <param name="Block">Block.</param>
    /// <param name="Operation">Operation.</param>
    /// <param name="Role">Who makes it.</param>
    /// <param name="Word">A text that stands in the body and may stand there otherwise.</param>
    /// <param name="Make">Makes a good body.</param>
    internal sealed record Write(string Block, string Operation, string Role, string Word, Func<JsonObject> Make)
    {
        /// <summary>The call with a fresh key and without a body.</summary>
        public OperationCall Call(CheckRun run) => run.Api(Block).Call(Operation).Key();

        /// <summary>Sends a body as whoever makes it.</summary>
        public Task<Answer> SendAsync(CheckRun run, JsonObject body) => Call(run).Json(body).SendAsync(run.A.Client(Role));

        /// <summary>Sends any text.</summary>
        public Task<Answer> SendAsync(CheckRun run, string text, string type = "application/json") => Call(run).Raw(text, type).SendAsync(run.A.Client(Role));

        /// <summary>The permitted twin of whatever is refused.</summary>
        public Task MustBeTakenAsync(CheckRun run) => run.ControlAsync("the good body is taken", async () => (await SendAsync(run, Make())).MustBe(201));
    }
}
