using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Suites.Consent;
using DigitalIndiaStack.Conformance.Suites.Payments;
using DigitalIndiaStack.Conformance.Suites.Registries;

namespace DigitalIndiaStack.Conformance.Suites.Conventions;

/// <summary>Clauses 2 and 3 of the common rules: refusals, and access by default.</summary>
[Touches]
internal static class RefusalChecks
{
    private static readonly string[] Blocks = ["identity", "consent", "registries", "payments", "agriculture"];

    private static IEnumerable<string> Offered(CheckRun run) => Blocks.Where(block => !run.Target.Unsupported.Contains(block));

    [Check("API-C07")]
    [Verifies("API-3.1")]
    public static async Task No_operation_opens_without_a_token(CheckRun run)
    {
        await run.ControlAsync("a good token opens", async () => (await Shown.List(run).SendAsync(run)).MustBe(200));
        List<ApiOperation> closed = [.. Blocks.SelectMany(block => run.Api(block).Operations).Where(operation => !operation.IsPublic && run.Asks(operation))];
        run.LeaveOut(closed.Where(operation => !run.Offers(operation)).Select(operation => operation.Id));
        await run.AttackAsync(async () =>
        {
            foreach (var operation in closed.Where(run.Offers))
            {
                var refused = (await run.Api(operation.Block).Call(operation.Id).Nowhere().SendAsync(Actor.Anonymous)).MustBeRefused(401, "API-0401");
                Expect.That(refused.MustHaveHeader("WWW-Authenticate").StartsWith("Bearer", StringComparison.OrdinalIgnoreCase), "WWW-Authenticate: Bearer", refused.Header("WWW-Authenticate"), refused);
            }
        });
    }

    [Check("API-C08")]
    [Verifies("API-2.1")]
    public static async Task What_is_not_there_is_refused_by_a_problem_document_in_every_block(CheckRun run)
    {
        foreach (var (block, operation) in Shown.Reads)
        {
            await run.PartAsync(async () =>
            {
                await run.ControlAsync("what is there is answered", async () => (await ThereAsync(run, block)).MustBe(200));
                await run.AttackAsync(async () =>
                {
                    var call = run.Api(block).Call(operation).Nowhere();
                    (await call.SendAsync(run)).MustBeRefused(404, Shown.NotFound(run, call));
                });
            });
        }
    }

    [Check("API-C09")]
    [Touches(Destructive = true)]
    [Verifies("API-2.3")]
    public static async Task A_method_that_an_address_does_not_know_is_told_which_it_knows(CheckRun run)
    {
        await run.ControlAsync("a known method is answered", async () => (await Shown.List(run).SendAsync(run)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            foreach (var call in Shown.Lists(run))
            {
                var (actor, methods) = (run.A.For(call.Operation), call.Operation.PathMethods);
                var refused = (await call.Method(HttpMethod.Delete).SendAsync(actor)).MustBeRefused(405, "API-0405");
                var allowed = refused.MustHaveHeader("Allow").Split(',', StringSplitOptions.TrimEntries);
                Expect.That(methods.All(allowed.Contains), $"Allow: {string.Join(", ", methods)}", refused.Header("Allow"), refused);
            }
        });
    }

    [Check("API-C10")]
    [Verifies("API-2.4")]
    public static async Task An_address_that_does_not_exist_is_not_found(CheckRun run)
    {
        run.LeaveOut(Blocks.Except(Offered(run)));
        foreach (var block in Offered(run))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{run.Api(block).BaseUrl.ToString().TrimEnd('/')}/no-such-thing");
            var answer = await run.SendAsync(request);
            Expect.That(answer.Status is 404 or 401, "status 404, or 401 to a stranger", $"status {answer.Status}", answer);
            answer.MustBeProblem();
        }
    }

    [Check("API-C11")]
    [Verifies("API-3.2")]
    public static async Task Personal_data_is_not_stored_on_the_way(CheckRun run)
    {
        await run.PartAsync(async () =>
        {
            var person = (await Identity.Enrolment.EnrolAsync(run, Identity.Enrolment.Draft(run))).MustBe(201);
            MustNotBeStored(person);
            MustNotBeStored((await run.Api("identity").Call("getPerson").Path("personId", person.Member("personId")).SendAsync(run.A.Registrar)).MustBe(200));
        });
        await run.PartAsync(async () =>
        {
            var plots = await Plots.DefineAsync(run);
            MustNotBeStored((await (await plots.AddAsync("P-1", Roles.Citizen)).ReadAsync(run.A.Registrar)).MustBe(200));
            MustNotBeStored((await plots.SearchAsync(run.A.Registrar)).MustBe(200));
        });
        await run.PartAsync(async () => MustNotBeStored((await (await ConsentAsk.MakeAsync(run, await Agreement.MakeAsync(run))).ReadAsync(run.A.Fiduciary)).MustBe(200)));

        static void MustNotBeStored(Answer answer) =>
            Expect.That(answer.Header("Cache-Control").Contains("no-store", StringComparison.Ordinal), "Cache-Control: no-store", answer.Header("Cache-Control"), answer);
    }

    [Check("API-C12")]
    [Verifies("API-4.2")]
    public static async Task The_request_id_comes_back_on_answers_and_refusals(CheckRun run)
    {
        var list = Shown.List(run);
        foreach (var actor in new[] { run.A.For(list.Operation), Actor.Anonymous })
        {
            var sent = run.NewId();
            var answer = await list.Fresh().Header("X-Request-Id", sent).SendAsync(actor);
            Expect.Equal(sent, answer.Header("X-Request-Id"), "header X-Request-Id", answer);
        }
    }

    [Check("API-C20")]
    [Verifies("API-2.5")]
    public static async Task An_answer_that_nobody_can_read_is_not_given(CheckRun run)
    {
        await run.ControlAsync("JSON is given", async () => (await Shown.List(run).Header("Accept", "application/json").SendAsync(run)).MustBe(200));
        await run.AttackAsync(async () => (await Shown.List(run).Header("Accept", "text/csv").SendAsync(run)).MustBeRefused(406, "API-0406"));
    }

    [Check("API-C21")]
    [Verifies("API-4.3")]
    public static async Task A_refusal_names_the_trace_of_its_request(CheckRun run)
    {
        var trace = run.NewId().Replace("-", "", StringComparison.Ordinal);
        var call = Shown.NotThere(run).Header("traceparent", $"00-{trace}-b7ad6b7169203331-01");
        var refused = (await call.SendAsync(run)).MustBeRefused(404, Shown.NotFound(run, call));
        Expect.Equal(trace, refused.Member("traceId"), "traceId", refused);
    }

    [Check("API-C22")]
    [Verifies("API-5.6")]
    public static async Task Nobody_sniffs_the_type_of_an_answer(CheckRun run)
    {
        var list = Shown.List(run);
        foreach (var actor in new[] { run.A.For(list.Operation), Actor.Anonymous })
        {
            var answer = await list.SendAsync(actor);
            Expect.Equal("nosniff", answer.Header("X-Content-Type-Options"), "header X-Content-Type-Options", answer);
        }
    }

    [Check("API-C23")]
    [Verifies("API-10.1")]
    [Verifies("API-10.3")]
    public static async Task The_server_says_that_it_lives_and_is_ready(CheckRun run)
    {
        // Whoever answers everything with 200 says nothing by it.
        await run.ControlAsync("an address beside them is not found", async () => (await ReadAsync("nothing")).MustBeRefused(404, "API-0404"));
        await run.AttackAsync(async () =>
        {
            foreach (var health in new[] { "live", "ready" })
            {
                (await ReadAsync(health)).MustBe(200);
            }
        });

        async Task<Engine.Http.Answer> ReadAsync(string health)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(run.Target.Target, $"/health/{health}"));
            return await run.SendAsync(request);
        }
    }

    [Check("API-C13")]
    [Verifies("API-4.1")]
    public static async Task Titles_come_in_the_language_that_was_asked_for(CheckRun run)
    {
        var titles = new List<string>();
        foreach (var language in new[] { "en", run.A.Data("language") })
        {
            var call = Shown.NotThere(run).Header("Accept-Language", language);
            var refused = (await call.SendAsync(run)).MustBeRefused(404, Shown.NotFound(run, call));
            Expect.Equal(language, refused.Header("Content-Language").Split('-')[0], "header Content-Language", refused);
            titles.Add(refused.Member("title"));
        }

        Expect.That(titles[0] != titles[1], "a title in another language", titles[1]);
    }

    private static async Task<Engine.Http.Answer> ThereAsync(CheckRun run, string block) => block switch
    {
        "payments" => await run.Api(block).Call("getAccount").Path("accountId", await Ledger.Of(run).OpenAsync()).SendAsync(run.A.Treasury),
        "registries" => await (await Plots.DefineAsync(run)).Call("getRegistry").SendAsync(run.A.Registrar),
        "consent" => await run.Api(block).Call("getAgreement").Path("agreementId", (await Agreement.MakeAsync(run)).Id).SendAsync(run.A.Fiduciary),
        _ => await run.Api(block).Call("getPerson").Path("personId", (await Identity.Enrolment.EnrolAsync(run, Identity.Enrolment.Draft(run))).MustBe(201).Member("personId")).SendAsync(run.A.Registrar),
    };
}
