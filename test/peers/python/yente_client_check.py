"""Asks a server everything that yente's own client can ask, and prints what the client understood as JSON."""

import json
import sys

from yente_client import Client, Company, Person
from yente_client.exceptions import BadRequestError, NotFoundError


def refused(call, kind):
    try:
        call()
    except kind as error:
        return error.detail
    return None


def main(base_url):
    with Client(base_url=base_url, app_name="peer-test") as client:
        catalog, again = client.datasets(), client.datasets()
        hits = client.match(Person(name="Talbek Orenov", birthDate="1972-01-25", nationality="ru"), datasets=["velmar"])
        split = client.match(Person(firstName="Talbek", lastName="Orenov", birthDate="1972"), datasets=["everything"])
        firm = client.match(Company(name="Velmar Deepsea Shipping Limited"), datasets=["velmar"], threshold=0.5)
        none = client.match(Person(name="Quirin Abendrot-Nowhere"), datasets=["velmar"])
        without = client.match(Person(name="Talbek Orenov"), datasets=["velmar"], exclude_entities=["un-901"])
        stream = dict(client.match_iter([("a", Person(name="Talbek Orenov")), ("b", Person(name="Nobody Known"))], datasets=["velmar"]))
        found = client.search("orenov", datasets=["everything", "velmar"], schema="Person", limit=1, facets=["topics"])
        entity = client.fetch("v-oren")
        moved = client.fetch("un-901", nested=False)
        adjacent = client.adjacent("v-oren", limit=1)
        edges = client.adjacent("v-oren", prop="ownershipOwner")
        rows = client.statements(canonical_id="v-oren", prop="name")
        print(
            json.dumps(
                {
                    "healthz": client.healthz().status,
                    "readyz": client.readyz().status,
                    "datasets": sorted(each.name for each in catalog.datasets),
                    "revalidated": catalog == again,
                    "best": client.algorithms().best,
                    "algorithms": [each.name for each in client.algorithms().algorithms],
                    "match": {
                        "id": hits.top and hits.top.id,
                        "score": hits.top and hits.top.score,
                        "target": hits.top and hits.top.target,
                        "matches": len(hits.matches),
                        "explained": sorted(hits.top.contributing_explanations) if hits.top else [],
                    },
                    "split": split.top and split.top.id,
                    "firm": firm.top and firm.top.id,
                    "none": len(none.results),
                    "without": [each.id for each in without.results],
                    "stream": {key: len(each.results) for key, each in stream.items()},
                    "search": {
                        "ids": [each.id for each in found.results],
                        "total": found.total.value,
                        "limit": found.limit,
                        "facets": sorted(found.facets),
                    },
                    "sanctions": [each.properties["authority"] for each in entity.properties["sanctions"]],
                    "moved": [moved.id, moved.properties["addressEntity"]],
                    "adjacent": {name: [len(page.results), page.total.value] for name, page in adjacent.adjacent.items()},
                    "edges": sorted(each.id for each in edges.results),
                    "statements": sorted(each.value for each in rows.results),
                    "no_dataset": refused(lambda: client.search("x", datasets=["banana"]), NotFoundError),
                    "no_entity": refused(lambda: client.fetch("banana"), NotFoundError),
                    "bad_query": refused(lambda: client.search("a/b", datasets=["velmar"]), BadRequestError),
                },
                default=str,
            )
        )


main(sys.argv[1])
