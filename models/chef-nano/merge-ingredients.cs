#:project ../../src/Agent.Tools/Agent.Tools.csproj
#:property PublishAot=false
// Merges knowledge/ingredients-*.json into the table that the product ships. Run from the repository root:
//   dotnet run models/chef-nano/merge-ingredients.cs
using Agent.Tools.Diets;

var table = IngredientTable.Load(Directory.EnumerateFiles("models/chef-nano/knowledge", "ingredients*.json"));
File.WriteAllText("library/ingredients.json", table.ToJson());
Console.WriteLine($"library/ingredients.json: {table.Ingredients.Count} ingredients.");
