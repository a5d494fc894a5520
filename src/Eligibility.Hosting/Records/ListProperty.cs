using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Eligibility.Cases;
using Eligibility.Model;

namespace Eligibility.Hosting;

/// <summary>A property that states a list: a record for each item.</summary>
internal sealed class ListProperty<TSource, TItem>(string name, bool nullIsNotKnown,
    Access<TSource, IEnumerable<TItem>> access, Access<TItem, TItem> item,
    ImmutableArray<RecordProperty<TItem>> properties) : RecordProperty<TSource>(name, nullIsNotKnown)
{
    public override InputWriter<TSource> WriterFor(Input input, in EditionNames names)
    {
        var list = (ListInput)input;
        // A property that only another edition's list has is at fault where it states something; it is told there.
        var edition = names;
        var writers = properties.Select(property => FieldOf(list, property.Key) is { } field
            ? property.WriterFor(field, edition)
            : (source, _) => property.State(source) is null).ToArray();
        var form = names.Policy.SlotForms[list.Slot];
        return (source, ref to) => access(source, out var items)
            ? Read(items, list.Fields.Length, writers) is { } read && to.Write(form, read)
            : WriteNull(list.Slot, ref to);
    }

    // No field of a list is a list.
    public override FieldWriter<TSource> WriterFor(Field field, in EditionNames names) => static (_, _) => false;

    protected override Stated? StateKnown(TSource source) => access(source, out var items)
        ? new StatedArray([.. items.Take(ListInput.MostItems + 1).Select(StateItem)])
        : null;

    private static Field? FieldOf(ListInput list, string key) =>
        list.Fields.FirstOrDefault(f => Model.Name.KeyOf(f.Name) == key);

    private Stated StateItem(TItem source) => item(source, out var known)
        ? new StatedObject([.. properties.Select(p => (p.Name, Value: p.State(known)))
            .Where(p => p.Value is not null).Select(p => new StatedMember(p.Name, p.Value!))])
        : StatedNothing.Instance;

    private Items? Read(IEnumerable<TItem> items, int fields, FieldWriter<TItem>[] writers)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Datum?>>(4);
        foreach (var each in items)
        {
            if (rows.Count == ListInput.MostItems || !item(each, out var known)) return null;
            var row = new Datum?[fields];
            foreach (var write in writers)
                if (!write(known, row)) return null;
            rows.Add(ImmutableCollectionsMarshal.AsImmutableArray(row));
        }
        return new Items(rows.DrainToImmutable());
    }
}
