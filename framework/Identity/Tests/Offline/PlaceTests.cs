using System.Globalization;
using DigitalIndiaStack.Identity.Block.Credentials;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Identity.Tests.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Tests.Offline;

/// <summary>Where credentials have their places, and who is of age in them.</summary>
public sealed class PlaceTests(MovedClock moved) : IClassFixture<MovedClock>
{
    private readonly IdentityHost host = moved.Host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2008-11-29", "2026-11-28", false)]
    [InlineData("2008-11-29", "2026-11-29", true)]
    [InlineData("2008-02-29", "2026-02-28", false)]
    [InlineData("2008-02-29", "2026-03-01", true)]
    [InlineData("2008-02-29", "2028-02-29", true)]
    public void Of_age_is_who_has_had_the_eighteenth_birthday(string birth, string today, bool isOfAge)
    {
        var data = new PersonalData("Somebody", Day(birth), "en");
        var person = Block.Domain.Person.Enrol(data, NationalNumber.Parse("910000000015")!.Value, "", DateTimeOffset.UnixEpoch);

        var claim = PersonClaims.Of(person, [CredentialClaim.Age_over_18], Day(today)).Single();

        Assert.Equal(isOfAge, claim.Value.GetValue<bool>());
    }

    [Fact]
    public async Task Places_are_drawn_at_random_and_a_list_that_fills_makes_room_for_another()
    {
        using var wallet = await Wallet.OpenAsync(host, await Citizen.EnrolAsync(host));
        var ids = new List<Guid>();
        for (var count = 0; count < 5; count++)
        {
            ids.Add((await wallet.PrintAsync(CredentialClaim.Name)).CredentialId);
        }

        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        var places = await db.CredentialsOfAll.Where(row => ids.Contains(row.Id)).Select(row => row.Place).ToListAsync(Cancellation);

        Assert.Equal(5, places.Distinct().Count());
        Assert.True(places.Max() - places.Min() > 100, string.Join(' ', places));
        var before = await db.StatusLists.CountAsync(Cancellation);
        var full = places[0];
        var list = await db.CredentialsOfAll.Where(row => row.Place == full).Select(row => row.ListId).FirstAsync(Cancellation);
        var made = await new StatusPlaces(db, host.Clock).PlaceAsync("ke", (at, place) => Row(at, at == list ? full : place), Cancellation);
        Assert.NotEqual(list, made.ListId);
        Assert.Equal(before + 1, await db.StatusLists.CountAsync(Cancellation));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static Credential Row(Guid list, int place) => new()
    {
        Id = Guid.CreateVersion7(),
        Tenant = "ke",
        PersonId = new PersonId(Guid.CreateVersion7()),
        ListId = list,
        Place = place,
        IsPrinted = true,
        IssuedAt = DateTimeOffset.UnixEpoch,
        ExpiresAt = DateTimeOffset.UnixEpoch,
    };
}
